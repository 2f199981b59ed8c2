import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { Survey } from '@/api-types';
import { serverTime } from '@/clock';
import { endText } from '@/format';
import { useLoaded } from '@/hooks/use-loaded';
import { asShopper } from '@/session';
import { Card } from '@/ui/card';
import { DoneMark } from '@/ui/done-mark';
import { ItemPicture } from '@/ui/item-picture';
import { PageTitle } from '@/ui/page-title';
import { ActionButton, PrimaryButton } from '@/ui/primary-button';
import { SignIn } from '@/ui/sign-in';
import { Bar, LineBones } from '@/ui/skeleton';
import { Failed } from '@/ui/states';
import { ARCHIVE_PAGE, openArchive, openPoints, openTickets } from '@/ways';
import { surveys } from '../../surveys-api';
import { Given } from './given';
import { Question } from './question';
import { useSurvey } from './use-survey';
import './index.scss';

function About({ survey: { order, title } }: { survey: Survey }) {
  return (
    <View className="survey__about">
      <ItemPicture name={order.picture} kind="gift" size="small" />
      <View className="survey__about-words">
        <Text className="survey__about-title">{order.title}</Text>
        <Text className="survey__about-line">
          {title} · 共 {order.items} 件
        </Text>
      </View>
    </View>
  );
}

function Asking({ survey, onAnswered }: { survey: Survey; onAnswered: (survey: Survey) => void }) {
  const { question, said, at, isLast, busy, stop, say, next, back, photos } = useSurvey(survey, onAnswered);
  const { questions, points, intro, closesAt } = survey;
  if (question === undefined) return null;
  const thanks = points === 0 ? '' : `，答完得 ${points} 积分`;
  return (
    <View className="survey__asking">
      <About survey={survey} />
      <View className="survey__steps">
        {questions.map(({ key }, index) => (
          <View key={key} className={`survey__step ${index <= at ? 'survey__step--on' : ''}`} />
        ))}
      </View>
      <View className="survey__question" key={question.key}>
        <Text className="survey__number">
          第 {at + 1} 题，共 {questions.length} 题{question.optional ? ' · 可以不填' : ''}
        </Text>
        <Text className="survey__text">{question.text}</Text>
        {at === 0 && <Text className="survey__intro">{`${intro}${thanks}`}</Text>}
      </View>
      <View className="survey__answer">
        <Question question={question} said={said} onSay={say} photos={photos} />
        {stop !== null && <Text className="survey__stop">{stop}</Text>}
      </View>
      <View className="survey__foot">
        {at > 0 ? (
          <Text className="survey__back" onClick={back}>
            上一题
          </Text>
        ) : (
          <Text className="survey__until">{`填到 ${endText(closesAt, serverTime())}，`}可以先离开再回来</Text>
        )}
      </View>
      <PrimaryButton disabled={busy} onPress={() => void next()}>
        {busy ? '正在提交…' : isLast ? '提交' : '下一题'}
      </PrimaryButton>
    </View>
  );
}

/** From which rating on after-sales comes by itself; the API decides, this only says so. */
const LOW = 2;

function isLow({ questions, answers }: Survey): boolean {
  const rating = questions.find(({ kind }) => kind === 'rating');
  const said = answers.find(({ question }) => question === rating?.key);
  return said?.number != null && said.number <= LOW;
}

function Thanks({ survey }: { survey: Survey }) {
  const { points } = survey;
  const thanks = points === 0 ? '' : `${points} 积分已到账，`;
  const low = isLow(survey);
  return (
    <>
      <DoneMark
        title="谢谢您的回答"
        line={
          low
            ? `${thanks}没让您满意，很抱歉；客服已经收到，在「售后」里回复您`
            : `${thanks}您说的每一句我们都会看`
        }
      />
      {low && (
        <View className="survey__way">
          <ActionButton look="quiet" onPress={openTickets}>
            去售后看看
          </ActionButton>
        </View>
      )}
      {points > 0 && !low && (
        <View className="survey__way">
          <ActionButton look="quiet" onPress={openPoints}>
            看看我的积分
          </ActionButton>
        </View>
      )}
      <PrimaryButton onPress={openArchive}>回到我的档案</PrimaryButton>
    </>
  );
}

/** What a shopper is asked about an order 满意度调查: one question a screen, for one thumb, left and taken up again. */
export default function SurveyPage() {
  const { no = '' } = useRouter().params;
  const { loaded, reload } = useLoaded(() =>
    asShopper((token) => surveys.one(token, decodeURIComponent(no))),
  );
  const [answered, setAnswered] = useState<Survey | null>(null);

  if (loaded.state === 'failed' && loaded.error.status === 401)
    return <SignIn onDone={() => void reload()} />;
  const survey = loaded.state === 'ready' ? loaded.value : null;
  return (
    <View className="page page--spaced page--pinned survey">
      <PageTitle title="满意度调查" home={ARCHIVE_PAGE} />
      {loaded.state === 'loading' && (
        <Card>
          <Bar width={52} tall />
          <LineBones widths={[100, 72]} />
        </Card>
      )}
      {loaded.state === 'failed' && (
        <Card>
          <Failed error={loaded.error} onRetry={() => void reload()} />
        </Card>
      )}
      {answered !== null && <Thanks survey={answered} />}
      {answered === null && survey?.state === 'open' && (
        <Asking key={survey.surveyNo} survey={survey} onAnswered={setAnswered} />
      )}
      {answered === null && survey !== null && survey.state !== 'open' && <Given survey={survey} />}
    </View>
  );
}
