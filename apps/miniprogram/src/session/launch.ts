import Taro from '@tarojs/taro';
import { platform } from '../platform';
import { launchAfter } from './launched';
import { forgetShopper } from './shopper';
import { STAFF_HOME_PAGE, STAFF_LOGIN_PAGE, signInStaff, signOutStaff } from './staff';

async function followLaunchWish(): Promise<void> {
  const wish = platform.launchWish();
  if (wish.shopperCode !== null) forgetShopper();
  if (wish.staff === null) return;
  signOutStaff();
  const url = await signInStaff(wish.staff).then(
    () => STAFF_HOME_PAGE,
    () => STAFF_LOGIN_PAGE,
  );
  await Taro.reLaunch({ url });
}

/** Call once, when the app opens. */
export function launchSession(): void {
  launchAfter(followLaunchWish());
}
