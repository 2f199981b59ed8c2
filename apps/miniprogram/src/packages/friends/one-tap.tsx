import { useState, type ReactNode } from 'react';
import { platform } from '@/platform';
import { signIn, signedInPerson, tellAgreement } from '@/session';
import { AgreementSheet } from '@/ui/agreement-sheet';

export interface OneTap {
  /** Signs in whoever is not; asks for the agreement before, where there is none. @returns false when they did not agree @throws ApiError */
  enter: () => Promise<boolean>;
  /** The agreement while it is asked for; stands at the page's end. */
  sheet: ReactNode;
}

/** For a button that signs in and does what it says, in one go. @param next what it does, after 同意并: '参团' */
export function useOneTap(next: string): OneTap {
  const [waiting, setWaiting] = useState<{ answer: (agreed: boolean) => void } | null>(null);

  const agreed = (): Promise<boolean> =>
    new Promise((resolve) => {
      setWaiting({
        answer: (yes) => {
          setWaiting(null);
          resolve(yes);
        },
      });
    });

  const enter = async (): Promise<boolean> => {
    if (signedInPerson() !== null) return true;
    if ((await platform.needsAgreement()) && !(await agreed())) return false;
    await signIn();
    void tellAgreement();
    return true;
  };

  return { enter, sheet: waiting && <AgreementSheet next={next} onAnswer={waiting.answer} /> };
}
