/// <reference types="@tarojs/taro" />

declare module '*.png';
declare module '*.scss';

/** Origin of the API without a trailing slash; empty on h5, where the API serves the pages itself. Set at build time. */
declare const API_BASE: string;
