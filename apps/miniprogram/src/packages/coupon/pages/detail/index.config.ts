// Theme variables exist in the mini-program only; the browser draws its own bar.
const themed = process.env.TARO_ENV === 'weapp';

export default definePageConfig({
  navigationBarTitleText: '出示券码',
  ...(themed ? { navigationBarBackgroundColor: '@navDeep', backgroundColor: '@navDeep' } : {}),
});
