using Aevum.Analyzers.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aevum.Analyzers.Barriers;

/// <summary>The rules AEV1xxx.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BarriersAnalyzer() : KitAnalyzer(
    new AEV1001BarrierUsedOutsideTheKernel(),
    new AEV1002KernelReachedAnotherWay(),
    new AEV1003BarrierViolationSwallowed(),
    new AEV1004OutcomeIgnored(),
    new AEV1005LedgerRewritten(),
    new AEV1006ReservedEventType(),
    new AEV1007SourceIdBlank(),
    new AEV1008KernelUseNotVerifiable());
