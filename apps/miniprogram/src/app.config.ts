// The browser knows no theme file: its tab bar takes the light values here and the dark ones from app.scss.
const themed = process.env.TARO_ENV === 'weapp';

export default defineAppConfig({
  pages: ['pages/archive/index', 'pages/wallet/index', 'pages/me/index'],
  subPackages: [
    { root: 'packages/coupon', name: 'coupon', pages: ['pages/detail/index'] },
    { root: 'packages/ladder', name: 'ladder', pages: ['pages/rules/index'] },
    {
      root: 'packages/staff',
      name: 'staff',
      pages: [
        'pages/login/index',
        'pages/home/index',
        'pages/bill/index',
        'pages/receipt/index',
        'pages/history/index',
        'pages/gifts/index',
        'pages/tickets/index',
        'pages/ticket/index',
        'pages/decisions/index',
        'pages/account/index',
        'pages/totp/index',
      ],
    },
    {
      root: 'packages/account',
      name: 'account',
      pages: [
        'pages/settings/index',
        'pages/profile/index',
        'pages/privacy/index',
        'pages/claim/index',
        'pages/inbox/index',
      ],
    },
    {
      root: 'packages/points',
      name: 'points',
      pages: [
        'pages/points/index',
        'pages/mall/index',
        'pages/item/index',
        'pages/orders/index',
        'pages/order/index',
      ],
    },
    {
      root: 'packages/orders',
      name: 'orders',
      pages: ['pages/list/index', 'pages/order/index'],
    },
    {
      root: 'packages/care',
      name: 'care',
      pages: ['pages/survey/index', 'pages/tickets/index', 'pages/ask/index', 'pages/ticket/index'],
    },
    {
      root: 'packages/friends',
      name: 'friends',
      pages: [
        'pages/groups/index',
        'pages/activity/index',
        'pages/team/index',
        'pages/mine/index',
        'pages/invite/index',
        'pages/invited/index',
      ],
    },
  ],
  preloadRule: {
    'pages/archive/index': { network: 'all', packages: ['coupon'] },
    'pages/me/index': { network: 'all', packages: ['account'] },
  },
  // WeChat refuses the person's address book to a mini-program that does not name it here.
  requiredPrivateInfos: ['chooseAddress'],
  lazyCodeLoading: 'requiredComponents',
  // On h5 the sliding page would turn every pinned button into one that scrolls away with the page.
  animation: false,
  darkmode: true,
  themeLocation: 'theme.json',
  window: {
    navigationBarTitleText: '返场',
    navigationBarBackgroundColor: '@navBackground',
    navigationBarTextStyle: '@navText' as 'black',
    backgroundColor: '@background',
    backgroundTextStyle: '@loading' as 'dark',
  },
  tabBar: {
    color: themed ? '@tabText' : '#6F645C',
    selectedColor: themed ? '@tabSelected' : '#D9412B',
    backgroundColor: themed ? '@tabBackground' : '#FFFFFF',
    borderStyle: themed ? ('@tabBorder' as 'white') : 'white',
    list: [
      {
        pagePath: 'pages/archive/index',
        text: '档案',
        iconPath: 'assets/tab-archive.png',
        selectedIconPath: 'assets/tab-archive-on.png',
      },
      {
        pagePath: 'pages/wallet/index',
        text: '券包',
        iconPath: 'assets/tab-wallet.png',
        selectedIconPath: 'assets/tab-wallet-on.png',
      },
      {
        pagePath: 'pages/me/index',
        text: '我的',
        iconPath: 'assets/tab-me.png',
        selectedIconPath: 'assets/tab-me-on.png',
      },
    ],
  },
});
