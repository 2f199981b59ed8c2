import { useCallback, useState } from 'react';
import Taro from '@tarojs/taro';
import type { MallOrder } from '@/api-types';
import { asApiError, type ApiError } from '@/http';
import { asShopper } from '@/session';

export interface OrderSteps {
  busy: boolean;
  error: ApiError | null;
  /** Sends one step and shows what it answered. @returns true when it was done */
  step: (call: (token: string) => Promise<MallOrder>) => Promise<boolean>;
}

/** What a shopper does to an order. Every step may be asked twice: the order itself says where it stands. */
export function useOrderSteps(onChanged: () => Promise<void>): OrderSteps {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);

  const step = useCallback(
    async (call: (token: string) => Promise<MallOrder>) => {
      setBusy(true);
      setError(null);
      try {
        await asShopper(call);
        return true;
      } catch (thrown) {
        setError(asApiError(thrown));
        return false;
      } finally {
        await onChanged();
        setBusy(false);
      }
    },
    [onChanged],
  );

  return { busy, error, step };
}

/** Asks before what cannot be taken back. */
export async function sure(title: string, content: string, confirmText: string): Promise<boolean> {
  const { confirm } = await Taro.showModal({
    title,
    content,
    confirmText,
    cancelText: '再想想',
    confirmColor: '#B5301D',
    cancelColor: '#231C18',
  });
  return confirm;
}
