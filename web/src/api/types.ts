import type { components } from '@schema';

type Schemas = components['schemas'];

/** Where the description of the interface says "null where there is none", the type says it may be left out. */
export type AuditEntry = Schemas['AuditEntry'];
export type BatchResult = Schemas['BatchResult'];
export type ChangePoint = Schemas['ChangePointOut'];
export type Dashboard = Schemas['DashboardOut'];
export type Domain = Schemas['DomainOut'];
export type DomainSettings = Schemas['DomainIn'];
export type Evidence = Schemas['EvidenceOut'];
export type Fired = Schemas['Fired'];
export type Fleet = Schemas['FleetOut'];
export type Hub = Schemas['HubOut'];
export type Key = Schemas['KeyOut'];
export type KeyCreated = Schemas['KeyCreated'];
export type Marker = Schemas['MarkerOut'];
export type Me = Schemas['MeOut'];
export type MetricType = Schemas['MetricType'];
export type Process = Schemas['ProcessOut'];
export type Roi = Schemas['RoiOut'];
export type Series = Schemas['SeriesOut'];
export type Session = Schemas['SessionOut'];
export type SignInWays = Schemas['SignInWaysOut'];
export type Simulation = Schemas['SimulationOut'];
export type Tenant = Schemas['Tenant'];
export type TenantSettings = Schemas['TenantSettings'];
export type Trend = Schemas['TrendOut'];
export type WeekOverWeek = Schemas['WeekOverWeekOut'];
export type Verdict = Schemas['FeedbackIn']['verdict'];
export type Problem = Schemas['Problem'];

export type Metadata = Record<string, unknown>;

/** The description has no word for "any object". */
export type OutcomeEvent = Omit<Schemas['EventOut'], 'metadata'> & { metadata: Metadata };

export const METRIC_TYPES: readonly MetricType[] = [
  'success_rate',
  'quality_score',
  'latency_ms',
  'cost_usd',
  'failure_class',
];

export type Loop = Schemas['LoopOut'];
export type LoopState = Loop['state'];
export type Claim = NonNullable<Loop['claim']>;
export type Verification = Schemas['VerificationOut'];
export type Template = Schemas['TemplateOut'];
export type TemplateVersion = Schemas['TemplateVersionOut'];
export type TemplateCheck = Schemas['TemplateCheckOut'];
export type TemplateSimulation = Schemas['TemplateSimulationOut'];
export type LibraryTemplate = Schemas['LibraryTemplateOut'];
export type Intake = Schemas['IntakeOut'];
export type Lesson = Schemas['LessonOut'];
export type Channel = Schemas['ChannelOut'];
export type ChannelTest = Schemas['ChannelTestOut'];
export type OpenLoop = Dashboard['open_loops'][number];
export type TriageResult = Schemas['TriageOut'];
export type ChannelSettings = Schemas['ChannelIn'];
export type Alert = Schemas['AlertOut'];
export type Matcher = Schemas['SilenceMatcher'];
export type Silence = Schemas['SilenceOut'];
export type Quotas = Schemas['Quotas'];
