import { useState } from 'react';
import Taro from '@tarojs/taro';
import { asApiError } from '@/http';
import { STAFF_HOME_PAGE, signInStaff } from '@/session';

export interface Login {
  /** `code`: the password was right, and the account asks for the six digits as well. */
  step: 'password' | 'code';
  busy: boolean;
  failure: string;
  enter: (account: string, password: string) => Promise<void>;
  enterWithCode: (code: string) => Promise<void>;
  /** Back to the account. */
  begin: () => void;
}

/** Coming to the counter, in one step or two. @param shop the shop to work in, null for the first of one's own */
export function useLogin(shop: number | null): Login {
  const [known, setKnown] = useState<{ account: string; password: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');

  const send = async (account: string, password: string, totp: string | null): Promise<void> => {
    setBusy(true);
    setFailure('');
    try {
      await signInStaff({
        account,
        password,
        ...(totp === null ? {} : { totp }),
        ...(shop === null ? {} : { shopId: shop }),
      });
      await Taro.redirectTo({ url: STAFF_HOME_PAGE });
    } catch (thrown) {
      const error = asApiError(thrown);
      if (error.code === 'TOTP_REQUIRED') setKnown({ account, password });
      else setFailure(error.message);
      setBusy(false);
    }
  };

  return {
    step: known === null ? 'password' : 'code',
    busy,
    failure,
    enter: (account, password) => send(account.trim(), password, null),
    enterWithCode: async (code) => {
      if (known !== null) await send(known.account, known.password, code);
    },
    begin: () => {
      setKnown(null);
      setFailure('');
    },
  };
}
