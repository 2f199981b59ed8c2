export { idIn, wrong } from './message';
export { MiniProgramPushes, type PictureJudged, type Sent, type SentListener } from './mini-program-pushes';
export { PushAddress, type PushedMessage, type PushQuery, type PushResult } from './push-address';
export { EchoDocs, PushDocs } from './push-docs';
export { Safety, type Verdict } from './safety';
export { Subscriptions } from './subscriptions';
export { WechatModule } from './wechat.module';
