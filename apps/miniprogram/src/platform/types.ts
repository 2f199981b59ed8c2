/** What differs between the mini-program and the browser. One implementation per build, chosen by file suffix. */

/** What the address the app was opened with asks for. */
export interface LaunchWish {
  /** The login code of a demo shopper. */
  shopperCode: string | null;
  staff: { account: string; password: string } | null;
}

/** `typed`: this build has no camera for us; the page lets the code be typed. */
export type Scanned = { kind: 'scanned'; proof: string } | { kind: 'cancelled' } | { kind: 'typed' };

/** An address out of the person's own book. */
export interface ChosenAddress {
  name: string;
  phone: string;
  /** Province, city and district, in one piece. */
  region: string;
  detail: string;
}

/** A picture as the API takes it. */
export interface Picture {
  type: 'image/png' | 'image/jpeg' | 'image/webp';
  /** base64 */
  data: string;
}

/** What was answered about one template; `ban` and `filter` are WeChat's own refusals. */
export type SubscriptionAnswer = 'accept' | 'reject' | 'ban' | 'filter';

/** The id of the button by which WeChat knows that the agreement was really tapped. */
export const AGREE_BUTTON = 'agree-privacy';

/** Hears that something private was asked for before the person agreed; tells the answer, once. */
export type AgreementAsked = (answer: (agreed: boolean) => void) => void;

/** What only the person can give: agreement, phone, face and name, permission to write. */
export interface PersonAbilities {
  /** True while WeChat has not heard that the person agreed to our privacy guide. */
  needsAgreement(): Promise<boolean>;
  /** `openType` of the button that tells WeChat so, or undefined where tapping is enough. */
  agreeOpenType: 'agreePrivacyAuthorization' | undefined;
  /** The person tapped that button. */
  agreed(): void;
  /** Opens the guide as WeChat keeps it; false where there is none to open. */
  openGuide(): Promise<boolean>;
  /** @param listener called when a private interface waits for the agreement; the last one given counts @returns how to stop */
  onAgreementAsked(listener: AgreementAsked): () => void;

  /** `openType` of the button that brings a phone code, or undefined where `phoneCode` is to be called. */
  phoneOpenType: 'getPhoneNumber' | undefined;
  /** A one-time code that stands for the person's number; null when they gave none. */
  phoneCode(): Promise<string | null>;

  /** `openType` of the button that brings a picture's address, or undefined where `pickAvatar` is to be called. */
  avatarOpenType: 'chooseAvatar' | undefined;
  /** The address of a picture the person chose; null when they chose none. */
  pickAvatar(): Promise<string | null>;
  /** The chosen picture, made small; null when it cannot be read. */
  readAvatar(address: string): Promise<Picture | null>;
  /** Lets the person choose photos of theirs, or take one. @returns addresses a page can draw; none when they chose none */
  pickPhotos(most: number): Promise<string[]>;
  /** Sends a photo that was picked, as a form. @param path of the API @returns what it answered, null when no answer came */
  sendPhoto(path: string, token: string, address: string): Promise<{ status: number; body: unknown } | null>;
  /** Kind of text field that offers the person's own nickname. */
  nicknameType: 'nickname' | 'text';

  /** False where no WeChat tells the API of what was allowed: the preview has to tell its sandbox. */
  tellsOfAccepts: boolean;
  /** Asks whether we may write once for each template. Call it first thing in a tap. @param templates ids, at most 3 @returns {} when nothing was asked */
  askSubscriptions(templates: readonly AskedTemplate[]): Promise<Record<string, SubscriptionAnswer>>;

  /** Fetches a file. @param token of the session it belongs to @returns where it lies on this device, null when it did not come */
  fetchFile(path: string, token: string): Promise<string | null>;
  /** Fetches a picture. @param token of the session it belongs to @returns an address that a page can draw, null when it did not come */
  fetchPicture(path: string, token: string): Promise<string | null>;
  /** What `giveFile` does with it, on a button: '发到聊天里保存'. */
  giveFileWords: string;
  /** Hands a fetched file to the person. Call it first thing in a tap. @returns false when they did not take it */
  giveFile(address: string, name: string): Promise<boolean>;
}

export interface AskedTemplate {
  id: string;
  /** What is told by it, where the platform does not say so itself. */
  title: string;
}

/** What WeChat Pay is asked with, signed by the API. */
export interface PayParams {
  timeStamp: string;
  nonceStr: string;
  package: string;
  signType: 'RSA';
  paySign: string;
}

/** A bill as WeChat Pay's own sheet shows it. */
export interface PayBill {
  /** What is paid for. */
  description: string;
  /** '¥9.90'. */
  amount: string;
  params: PayParams;
}

/** A transfer that waits for its owner's yes, as the API tells it. */
export interface TransferConfirm {
  mchId: string;
  appId: string;
  package: string;
}

export interface Platform extends PersonAbilities {
  /** The browser has no title bar of ours, so the page draws it. */
  drawsOwnTitle: boolean;
  /** A CSS length the stage header keeps free at the top: status bar and capsule, or nothing. */
  stageTop(): string;
  /** Where news come from, `wss://…/live`. */
  liveAddress(): string;
  launchWish(): LaunchWish;
  /** What the device is called, for the list of places one is signed in at. At most 64 characters. */
  deviceName(): string;
  /** A fresh login code. */
  loginCode(): Promise<string>;
  /** True when the person was named by the address or before, so that signing in needs no tap. */
  knowsShopper(): boolean;
  scan(): Promise<Scanned>;
  /** Opens WeChat Pay's sheet. `paid` is the phone's word: the API hears it from WeChat itself. Where `tellsOfAccepts` is false the preview has to tell its sandbox. */
  pay(bill: PayBill): Promise<'paid' | 'cancelled' | 'failed'>;
  /**
   * Opens WeChat's page on which a transfer is accepted. True is the phone's word: the API hears it from WeChat itself.
   * Where `tellsOfAccepts` is false the preview has to tell its sandbox.
   * @param amount '¥10', for a build that draws the page itself
   */
  confirmTransfer(confirm: TransferConfirm, amount: string): Promise<boolean>;
  /** True on somebody's timeline: the page alone, without login, navigation and storage of ours. */
  isSinglePage(): boolean;
  /** Felt and heard at the counter without looking; silent where the device cannot. */
  signal(kind: 'success' | 'refusal'): void;
  /** Keeps the screen from going dark while a QR code is shown. */
  keepAwake(on: boolean): void;
  /** `openType` for the native share button, or undefined where `share` is to be called. */
  shareOpenType: 'share' | undefined;
  /** Copies the link where there is no native share. True when it was done. @param path of the page it leads to, the first one when left out */
  share(path?: string): Promise<boolean>;
  /** Puts text on the clipboard and tells the person so. */
  copy(text: string): Promise<void>;
  /** Lets the person take an address from their book; null when they took none. Absent where there is no book. */
  chooseAddress?(): Promise<ChosenAddress | null>;
  /** Calls back for keys of a hardware keyboard; returns how to stop. */
  onKey(listener: (key: string) => void): () => void;
}
