export default definePageConfig({
  navigationBarTitleText: '拼团活动',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
  enableShareAppMessage: true,
  enableShareTimeline: true,
});
