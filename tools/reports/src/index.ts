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
export { cost, type CostReport, type NotPriced, type StackCost, type Usage } from './cost/cost';
export { costChange, type CostChange } from './cost/cost-change';
export { costChangeText, costText } from './cost/cost-text';
export { PRICES, PRICES_DATE } from './cost/prices';
export { parseUsage } from './cost/usage';
export { inventory, type Inventory, type InventoryBlock, type LedgerEntry } from './inventory/inventory';
export { inventoryCsv, inventoryJson, inventoryText } from './inventory/inventory-text';
export { parseLedger } from './inventory/parse-ledger';
export { REPORT_CODES } from './codes';
export { SERVICE_LEVELS, type ServiceLevel } from './availability/sla';
export { downtime, duration, percent, rowOf, UPTIME_TABLE, type Downtime } from './availability/uptime';
