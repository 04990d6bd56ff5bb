using Aevum.Analyzers.Common;
using Aevum.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Barriers;

/// <summary>AEV1003: a catch clause around engine code that a barrier violation can enter, and leave other than by throwing.</summary>
internal sealed class AEV1003BarrierViolationSwallowed : KitRule
{
    private static readonly DiagnosticDescriptor Descriptor = RuleDescriptors.Create(RuleCatalogue.BarrierViolationSwallowed);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [Descriptor];

    public override void Register(RuleRegistration registration)
    {
        if (!registration.Kernel.BarrierViolationException.Exists)
        {
            return;
        }

        var engine = new EngineCalls(registration.Kernel, registration.Values);
        registration.OnOperation(OperationKind.Try, context => Check(context, registration, engine));
    }

    private static void Check(OperationAnalysisContext context, RuleRegistration registration, EngineCalls engine)
    {
        var operation = (ITryOperation)context.Operation;
        bool? callsEngine = null;
        foreach (var clause in operation.Catches)
        {
            var violation = registration.Kernel.BarrierViolationException.Symbols[0];
            if (!Catches(clause.ExceptionType, registration.Kernel))
            {
                continue;
            }

            var assumption = new ViolationAssumption(violation, clause, registration.Values, context.CancellationToken);
            var filter = clause.Filter is { } condition ? assumption.Evaluate(condition) : true;
            if (filter == false)
            {
                continue;
            }

            if (new HandlerExits(assumption, clause.Handler).CanSwallow() && (callsEngine ??= engine.IsIn(operation.Body, context.CancellationToken)) == true)
            {
                context.Report(Descriptor, Place(clause), null);
            }

            // Without a filter, or with one that lets it in, no later clause sees the exception.
            if (filter == true)
            {
                return;
            }
        }
    }

    private static bool Catches(ITypeSymbol caught, KernelSymbols kernel) => caught switch
    {
        ITypeParameterSymbol parameter => parameter.ConstraintTypes.All(type => Catches(type, kernel)),
        _ => kernel.BarrierViolationException.Symbols.Any(violation => ViolationAssumption.Derives(violation, caught)),
    };

    private static SyntaxNode Place(ICatchClauseOperation clause) => clause.Syntax is CatchClauseSyntax { Declaration: { } declaration } ? declaration : clause.Syntax;
}
