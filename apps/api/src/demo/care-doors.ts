import { Injectable } from '@nestjs/common';
import { Compensations, DeskBook, PreparedAnswers, Tickets } from '../programs/care';

/** The doors of after-sales that shoppers and agents come through: what its controllers call. */
@Injectable()
export class CareDoors {
  constructor(
    readonly tickets: Tickets,
    readonly desks: DeskBook,
    readonly answers: PreparedAnswers,
    readonly compensations: Compensations,
  ) {}
}
