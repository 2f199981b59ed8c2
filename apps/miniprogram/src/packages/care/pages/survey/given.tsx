import { Image, Text, View } from '@tarojs/components';
import type { GivenAnswer, Survey, SurveyQuestion } from '@/api-types';
import { serverTime } from '@/clock';
import { dayText } from '@/format';
import { Card } from '@/ui/card';
import { PrimaryButton } from '@/ui/primary-button';
import { openArchive } from '@/ways';
import { RATING_WORDS } from './said';

function wordsOf({ kind, choices }: SurveyQuestion, { number, keys, words }: GivenAnswer): string {
  if (kind === 'rating') return `${number} 分，${RATING_WORDS[(number ?? 1) - 1] ?? ''}`;
  if (kind === 'nps') return `${number} 分`;
  if (kind === 'text') return words ?? '';
  return choices
    .filter(({ key }) => keys.includes(key))
    .map(({ text }) => text)
    .join('、');
}

/** Over: what was answered, or that nothing was. */
export function Given({ survey }: { survey: Survey }) {
  const { state, answers, questions, answeredAt } = survey;
  const isAnswered = state === 'answered';
  return (
    <>
      <View className="survey__over">
        <Text className="survey__over-title">{isAnswered ? '您已经填过了' : '这份调查已经结束'}</Text>
        <Text className="survey__over-line">
          {isAnswered && answeredAt !== null
            ? `${dayText(answeredAt, serverTime())}填的，每单只填一次，谢谢您`
            : '没赶上也没关系，有问题随时找我们'}
        </Text>
      </View>
      {isAnswered && (
        <Card title="您的回答">
          {questions.map((question) => {
            const answer = answers.find((one) => one.question === question.key);
            return (
              <View key={question.key} className="survey__given">
                <Text className="survey__given-question">{question.text}</Text>
                <Text className="survey__given-answer">
                  {answer === undefined ? '没有填' : wordsOf(question, answer)}
                </Text>
                {answer !== undefined && answer.photos.length > 0 && (
                  <View className="survey__given-photos">
                    {answer.photos.map(({ photoNo, path }) =>
                      path === null ? null : (
                        <Image
                          key={photoNo}
                          className="survey__given-photo"
                          src={API_BASE + path}
                          mode="aspectFill"
                        />
                      ),
                    )}
                  </View>
                )}
              </View>
            );
          })}
        </Card>
      )}
      <PrimaryButton onPress={openArchive}>回到我的档案</PrimaryButton>
    </>
  );
}
