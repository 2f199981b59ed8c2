import type { ReactNode } from 'react';
import { useLaunch } from '@tarojs/taro';
import { launchSession } from './session';
import './app.scss';

export default function App({ children }: { children: ReactNode }) {
  useLaunch(() => launchSession());
  return children;
}
