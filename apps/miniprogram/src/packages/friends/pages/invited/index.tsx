import { useState } from 'react';
import { View } from '@tarojs/components';
import { useRouter, useShareAppMessage, useShareTimeline } from '@tarojs/taro';
import { Card } from '@/ui/card';
import { PageTitle } from '@/ui/page-title';
import { Bar, LineBones } from '@/ui/skeleton';
import { Failed } from '@/ui/states';
import { ARCHIVE_PAGE } from '@/ways';
import { codeOfParams } from '../../code-words';
import { onTimeline } from '../../single-page';
import { invitedPath } from '../../ways';
import { Accepted } from './accepted';
import { CodeForm } from './code-form';
import { Landing } from './landing';
import { useInvited } from './use-invited';
import './index.scss';

/** What the card says it is; it promises nothing for passing it on. */
const CARD_TITLE = '我常逛的铺子，邀您也来看看';

function Bones() {
  return (
    <>
      <View className="invited__hero invited__hero--bones" />
      <Card>
        <Bar width={52} tall />
        <LineBones widths={[100, 92, 84, 100, 60]} />
      </Card>
    </>
  );
}

function Invited({ code, onOther }: { code: string; onOther: (code: string) => void }) {
  const { loaded, reload, accepting, sheet, accept } = useInvited(code);
  if (loaded.state === 'loading') return <Bones />;
  if (loaded.state === 'failed') {
    const { error } = loaded;
    const mistyped = error.status >= 400 && error.status < 500;
    if (mistyped) return <CodeForm typed={code} problem={error.message} onCode={onOther} />;
    return (
      <Card>
        <Failed error={error} onRetry={() => void reload()} />
      </Card>
    );
  }
  const { landing, before } = loaded.value;
  const accepted = accepting.is === 'accepted' ? accepting.accepted : before;
  if (accepted !== null && accepted.code === code)
    return <Accepted accepted={accepted} landing={landing} fresh={accepting.is === 'accepted'} />;
  return (
    <>
      <Landing landing={landing} bound={before} accepting={accepting} onAccept={() => void accept()} />
      {sheet}
    </>
  );
}

/** Landing page of an invitation 邀请: who invites, what the friend gets and for what, and only then the button. */
export default function InvitedPage() {
  const [code, setCode] = useState(codeOfParams(useRouter().params));
  useShareAppMessage(() => ({ title: CARD_TITLE, path: code === '' ? ARCHIVE_PAGE : invitedPath(code) }));
  useShareTimeline(() => ({ title: CARD_TITLE, query: `code=${encodeURIComponent(code)}` }));

  return (
    <View className="page page--spaced page--pinned invited">
      <PageTitle title="朋友的邀请" home={onTimeline() ? null : ARCHIVE_PAGE} />
      {code === '' ? (
        <CodeForm typed="" problem={null} onCode={setCode} />
      ) : (
        <Invited key={code} code={code} onOther={setCode} />
      )}
    </View>
  );
}
