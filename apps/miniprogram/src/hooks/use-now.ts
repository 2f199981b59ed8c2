import { useEffect, useState } from 'react';
import { useDidHide, useDidShow } from '@tarojs/taro';
import { serverTime } from '../clock';

/** True while the page is in front. Timers run only then. */
export function useShown(): boolean {
  const [shown, setShown] = useState(true);
  useDidShow(() => setShown(true));
  useDidHide(() => setShown(false));
  return shown;
}

/** The server's time in milliseconds, renewed every second while the page is shown. */
export function useNow(): number {
  const [now, setNow] = useState(serverTime);
  const shown = useShown();

  useEffect(() => {
    if (!shown) return undefined;
    setNow(serverTime());
    const timer = setInterval(() => setNow(serverTime()), 1000);
    return () => clearInterval(timer);
  }, [shown]);

  return now;
}
