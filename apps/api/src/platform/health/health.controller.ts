import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Anyone } from '../auth/access';
import { Database } from '../database/database';
import { refused } from '../http/refused';
import { Metrics } from '../metrics';

/** For those who run the process: is it alive, can it work, how is it doing. */
@ApiExcludeController()
@Anyone()
@Controller()
export class HealthController {
  constructor(
    private readonly database: Database,
    private readonly metrics: Metrics,
  ) {}

  @Get('health/live')
  live(): { status: string } {
    return { status: 'ok' };
  }

  /** Ready when the database answers. */
  @Get('health/ready')
  async ready(): Promise<{ status: string }> {
    try {
      await this.database.rows('SELECT 1');
    } catch {
      throw refused('NOT_READY');
    }
    return { status: 'ok' };
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  prometheus(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
