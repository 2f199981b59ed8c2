import { Text, View } from '@tarojs/components';
import type { StaffConversation, StaffTicket } from '@/api-types';
import { AnswerSheet } from './answer-sheet';
import { GiftSheet } from './gift-sheet';
import { MoreSheet } from './more-sheet';
import { NoteSheet } from './note-sheet';

export type Tool = 'answers' | 'gift' | 'note' | 'more';

const TOOLS: readonly { tool: Tool; name: string }[] = [
  { tool: 'answers', name: '解答包' },
  { tool: 'gift', name: '补偿' },
  { tool: 'note', name: '备注' },
  { tool: 'more', name: '转交' },
];

interface ToolsProps {
  asksBack: boolean;
  onAsksBack: () => void;
  onTool: (tool: Tool) => void;
  onResolve: () => void;
}

/** What is at hand besides words. */
export function Tools({ asksBack, onAsksBack, onTool, onResolve }: ToolsProps) {
  return (
    <View className="tools">
      {TOOLS.map(({ tool, name }) => (
        <View key={tool} className="tools__one" hoverClass="tools__one--pressed" onClick={() => onTool(tool)}>
          <Text>{name}</Text>
        </View>
      ))}
      <View
        className={`tools__one ${asksBack ? 'tools__one--on' : ''}`}
        ariaRole="switch"
        hoverClass="tools__one--pressed"
        onClick={onAsksBack}
      >
        <Text>问顾客</Text>
      </View>
      <View className="tools__one tools__one--end" hoverClass="tools__one--pressed" onClick={onResolve}>
        <Text>办结</Text>
      </View>
    </View>
  );
}

export interface ToolProps {
  ticket: StaffTicket;
  /** Up to where the conversation is known. */
  after: number;
  /** @param part what the conversation is now, null to look for oneself */
  onDone: (part: StaffConversation | null) => void;
  onClose: () => void;
}

/** The tool that was taken. */
export function ToolSheet({ tool, ...props }: ToolProps & { tool: Tool }) {
  switch (tool) {
    case 'answers':
      return <AnswerSheet {...props} />;
    case 'gift':
      return <GiftSheet {...props} />;
    case 'note':
      return <NoteSheet {...props} />;
    case 'more':
      return <MoreSheet {...props} />;
  }
}
