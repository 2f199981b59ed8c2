import { Text, View } from '@tarojs/components';
import type { Seat, Team } from './friends-types';
import './seats.scss';

/** How a seat is drawn that nobody took: a place to fill, or one that stayed empty. */
const nobody = ({ state }: Team): 'waits' | 'stayed' =>
  state === 'open' || state === 'waiting' ? 'waits' : 'stayed';

/** Above this many seats the circles are drawn smaller. */
const FEW = 4;
const many = ({ size }: Team): boolean => size > FEW;

const face = ({ name, isMe }: Seat): string => (isMe ? '我' : ([...name][0] ?? '友'));

const waiting = (free: number): string => (free === 1 ? '等一位朋友' : '等朋友');

/** The team's seats: who sits there, and dashed circles where a friend may. */
export function Seats({ team }: { team: Team }) {
  const { seats, size } = team;
  const free = size - seats.length;
  const empty = nobody(team);
  return (
    <View className={`seats ${many(team) ? 'seats--many' : ''}`}>
      {seats.map((seat, index) => (
        <View className="seat" key={`taken ${index}`}>
          <View className={`seat__circle ${team.state === 'filled' ? 'seat__circle--won' : ''}`}>
            <Text>{face(seat)}</Text>
          </View>
          <Text className="seat__name">{seat.isMe ? '我' : seat.name}</Text>
          {seat.isLeader && <Text className="seat__role">团长</Text>}
        </View>
      ))}
      {Array.from({ length: free }, (_, index) => (
        <View className="seat" key={index}>
          <View className={`seat__circle seat__circle--${empty}`} />
          <Text className="seat__name seat__name--nobody">{empty === 'waits' ? waiting(free) : '空着'}</Text>
        </View>
      ))}
    </View>
  );
}

/** The same in a list: small circles in a row, without names. */
export function SmallSeats({ team }: { team: Team }) {
  const empty = nobody(team);
  return (
    <View className={`small-seats ${many(team) ? 'small-seats--many' : ''}`}>
      {team.seats.map((seat, index) => (
        <View className="small-seats__circle" key={`taken ${index}`}>
          <Text>{face(seat)}</Text>
        </View>
      ))}
      {Array.from({ length: team.size - team.seats.length }, (_, index) => (
        <View className={`small-seats__circle small-seats__circle--${empty}`} key={index} />
      ))}
    </View>
  );
}

/** The shape of a team that is on its way. */
export function SeatBones({ count }: { count: number }) {
  return (
    <View className="seats">
      {Array.from({ length: count }, (_, index) => (
        <View className="seat" key={index}>
          <View className="seat__circle seat__circle--bone" />
          <View className="seat__bone" />
        </View>
      ))}
    </View>
  );
}
