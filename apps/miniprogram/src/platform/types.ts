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

export interface Platform {
  /** The browser has no title bar of ours, so the page draws it. */
  drawsOwnTitle: boolean;
  /** A CSS length the stage header keeps free at the top: status bar and capsule, or nothing. */
  stageTop(): string;
  launchWish(): LaunchWish;
  /** A fresh login code. */
  loginCode(): Promise<string>;
  /** True when the person was named by the address or before, so that signing in needs no tap. */
  knowsShopper(): boolean;
  scan(): Promise<Scanned>;
  /** Felt and heard at the counter without looking; silent where the device cannot. */
  signal(kind: 'success' | 'refusal'): void;
  /** Keeps the screen from going dark while a QR code is shown. */
  keepAwake(on: boolean): void;
  /** `openType` for the native share button, or undefined where `share` is to be called. */
  shareOpenType: 'share' | undefined;
  /** Copies the link where there is no native share. True when it was done. */
  share(): Promise<boolean>;
  /** Puts text on the clipboard and tells the person so. */
  copy(text: string): Promise<void>;
  /** Lets the person take an address from their book; null when they took none. Absent where there is no book. */
  chooseAddress?(): Promise<ChosenAddress | null>;
  /** Calls back for keys of a hardware keyboard; returns how to stop. */
  onKey(listener: (key: string) => void): () => void;
}
