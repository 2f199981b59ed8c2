import { Text, Textarea, View } from '@tarojs/components';
import type { SurveyQuestion } from '@/api-types';
import { PhotoPicker } from '@/ui/photo-picker';
import { RATING_WORDS, type Said, ticked } from './said';

interface QuestionProps {
  question: SurveyQuestion;
  said: Said;
  onSay: (said: Said, isWhole: boolean) => void;
  photos: { add: () => void; remove: (key: string) => void; retry: (key: string) => void };
}

interface OptionProps {
  className: string;
  isOn: boolean;
  label: string;
  role: 'radio' | 'checkbox';
  onTap: () => void;
  children: React.ReactNode;
}

function Option({ className, isOn, label, role, onTap, children }: OptionProps) {
  return (
    <View
      className={`${className} ${isOn ? `${className}--on` : ''}`}
      ariaRole={role}
      ariaLabel={`${label}${isOn ? '，已选' : ''}`}
      onClick={onTap}
    >
      {children}
    </View>
  );
}

function Rating({ said, onSay }: Pick<QuestionProps, 'said' | 'onSay'>) {
  return (
    <View className="stars">
      {RATING_WORDS.map((words, index) => {
        const number = index + 1;
        return (
          <View key={words} className="stars__one">
            <Option
              className="stars__disc"
              role="radio"
              isOn={said.number === number}
              label={`${number} 分，${words}`}
              onTap={() => onSay({ ...said, number }, true)}
            >
              <Text>{number}</Text>
            </Option>
            <Text className={`stars__words ${said.number === number ? 'stars__words--on' : ''}`}>
              {words}
            </Text>
          </View>
        );
      })}
    </View>
  );
}

function Likelihood({ said, onSay }: Pick<QuestionProps, 'said' | 'onSay'>) {
  return (
    <View>
      <View className="likely">
        {Array.from({ length: 11 }, (_, number) => (
          <Option
            key={number}
            className="likely__one"
            role="radio"
            isOn={said.number === number}
            label={`${number} 分`}
            onTap={() => onSay({ ...said, number }, true)}
          >
            <Text>{number}</Text>
          </Option>
        ))}
      </View>
      <View className="likely__ends">
        <Text>不太可能</Text>
        <Text>非常可能</Text>
      </View>
    </View>
  );
}

function Choices({ question, said, onSay }: Pick<QuestionProps, 'question' | 'said' | 'onSay'>) {
  const isSingle = question.kind === 'single';
  return (
    <View>
      {question.choices.map(({ key, text }) => (
        <Option
          key={key}
          className="choice"
          role={isSingle ? 'radio' : 'checkbox'}
          isOn={said.keys.includes(key)}
          label={text}
          onTap={() =>
            isSingle
              ? onSay({ ...said, keys: [key] }, true)
              : onSay({ ...said, keys: ticked(said.keys, key, question.most ?? 1) }, false)
          }
        >
          <Text>{text}</Text>
          <View className={`choice__tick ${isSingle ? 'choice__tick--round' : ''}`} />
        </Option>
      ))}
      {!isSingle && <Text className="choice__most">最多选 {question.most} 个</Text>}
    </View>
  );
}

/** One question and the ways to answer it, low enough for a thumb. */
export function Question({ question, said, onSay, photos }: QuestionProps) {
  switch (question.kind) {
    case 'rating':
      return <Rating said={said} onSay={onSay} />;
    case 'nps':
      return <Likelihood said={said} onSay={onSay} />;
    case 'single':
    case 'multi':
      return <Choices question={question} said={said} onSay={onSay} />;
    case 'text':
      return (
        <View className="opinion">
          <Textarea
            className="opinion__field"
            name={question.key}
            maxlength={question.most ?? 200}
            placeholder="想到什么说什么"
            placeholderClass="opinion__placeholder"
            value={said.words}
            onInput={({ detail }) => onSay({ ...said, words: detail.value }, false)}
          />
          <Text className="opinion__count">
            {[...said.words].length}/{question.most}
          </Text>
        </View>
      );
    case 'photo':
      return (
        <PhotoPicker
          shots={said.shots}
          most={question.most ?? 1}
          onAdd={photos.add}
          onRemove={photos.remove}
          onRetry={photos.retry}
        />
      );
  }
}
