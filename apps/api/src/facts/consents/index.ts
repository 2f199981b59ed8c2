export { agreementOf, Consents, type ConsentSource, type ConsentState } from './consents';
export { ConsentsModule } from './consents.module';
export { isPurpose, POLICY_VERSION, type Purpose, PURPOSE_TEXTS, PURPOSES } from './purposes';
