import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { platform } from '../platform';
import './stage-header.scss';

/** The lit stage at the top of the archive. Cards below climb onto its edge. */
export function StageHeader({ who, children }: { who?: ReactNode; children: ReactNode }) {
  return (
    <View className="stage" style={{ paddingTop: platform.stageTop() }}>
      <View className="stage__light" />
      <View className="stage__who">{who}</View>
      {children}
    </View>
  );
}
