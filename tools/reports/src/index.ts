export {
  availability,
  type AvailabilityOptions,
  type AvailabilityReport,
  type IntentAvailability,
  type OwnFigures,
  type PartFigure,
} from './availability/availability';
export { availabilityText } from './availability/availability-text';
export { parseOwnFigures } from './availability/own-figures';
export { REPORT_CODES } from './codes';
export { SERVICE_LEVELS, type ServiceLevel } from './availability/sla';
export { downtime, duration, percent, rowOf, UPTIME_TABLE, type Downtime } from './availability/uptime';
