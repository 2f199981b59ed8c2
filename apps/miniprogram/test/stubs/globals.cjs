// What the build puts in place: the configuration macros and the API's address.
globalThis.defineAppConfig = (config) => config;
globalThis.definePageConfig = (config) => config;
globalThis.API_BASE = '';
globalThis.IS_REACT_ACT_ENVIRONMENT = true;
