export { launchSession } from './launch';
export {
  adoptTokens,
  asShopper,
  forgetErased,
  knowShopper,
  rememberNickname,
  signIn,
  signOut,
  signedInPerson,
  tellAgreement,
} from './shopper';
export {
  STAFF_HOME_PAGE,
  STAFF_LOGIN_PAGE,
  asStaff,
  signInStaff,
  signOutStaff,
  signedInStaff,
  staffMay,
  staffPlaces,
} from './staff';
