using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Values;

/// <summary>
/// Replaces an expression by the operations whose value it can have. Bounded in steps and in calls; where a bound is met the expression itself
/// stays as a source, which the rules treat as unknown. Used for one question, by one thread.
/// </summary>
internal sealed class ValueTracer(ValueAnalysis analysis, CancellationToken cancellationToken)
{
    private const int MaxSteps = 512;

    private readonly HashSet<SyntaxNode> _open = [];
    private int _steps;

    public ValueAnalysis Analysis { get; } = analysis;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>The sources of <paramref name="value"/>.</summary>
    public ImmutableArray<ValueSource> Trace(ValueSource value)
    {
        var sources = ImmutableArray.CreateBuilder<ValueSource>();
        Trace(value.Operation, value.Frame, sources);
        return sources.ToImmutable();
    }

    private void Trace(IOperation operation, CallFrame? frame, ImmutableArray<ValueSource>.Builder sources)
    {
        CancellationToken.ThrowIfCancellationRequested();
        if (++_steps > MaxSteps || operation.ConstantValue.HasValue || !Step(operation, frame, sources))
        {
            sources.Add(new ValueSource(operation, frame));
        }
    }

    private bool Step(IOperation operation, CallFrame? frame, ImmutableArray<ValueSource>.Builder sources)
    {
        switch (operation)
        {
            case IConversionOperation { OperatorMethod: null } conversion:
                Trace(conversion.Operand, frame, sources);
                return true;
            case ISimpleAssignmentOperation assignment:
                Trace(assignment.Value, frame, sources);
                return true;
            case ICoalesceAssignmentOperation assignment:
                Trace(assignment.Target, frame, sources);
                Trace(assignment.Value, frame, sources);
                return true;
            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                TraceArm(conditional.WhenTrue, frame, sources);
                TraceArm(whenFalse, frame, sources);
                return true;
            case IConditionalAccessOperation access:
                Trace(access.WhenNotNull, frame, sources);
                return true;
            case IConditionalAccessInstanceOperation instance when Receiver(instance) is { } receiver:
                Trace(receiver, frame, sources);
                return true;
            case ICoalesceOperation coalesce:
                TraceCoalesce(coalesce, frame, sources);
                return true;
            case ISwitchExpressionOperation choice:
                foreach (var arm in choice.Arms)
                {
                    TraceArm(arm.Value, frame, sources);
                }

                return true;
            default:
                return StepToSymbol(operation, frame, sources);
        }
    }

    private bool StepToSymbol(IOperation operation, CallFrame? frame, ImmutableArray<ValueSource>.Builder sources) => operation switch
    {
        ILocalReferenceOperation local => TraceVariable(local.Local, local, frame, sources),
        IParameterReferenceOperation parameter => TraceParameter(parameter, frame, sources),
        IFieldReferenceOperation { Field: { IsReadOnly: true } field } => TraceAll(field, MemberValues.Of(field, this), sources),
        IPropertyReferenceOperation { Property: { SetMethod: null or { IsInitOnly: true } } property } => TraceAll(property, MemberValues.Of(property, this), sources),
        IInvocationOperation invocation => TraceCall(invocation, frame, sources),
        _ => false,
    };

    /// <summary>What stands before the <c>?.</c> that <paramref name="instance"/> goes on from.</summary>
    private static IOperation? Receiver(IConditionalAccessInstanceOperation instance)
    {
        IOperation below = instance;
        for (var parent = instance.Parent; parent is not null; below = parent, parent = parent.Parent)
        {
            if (parent is IConditionalAccessOperation access && access.WhenNotNull == below)
            {
                return access.Operation;
            }
        }

        return null;
    }

    /// <summary>An arm that throws gives no value.</summary>
    private void TraceArm(IOperation arm, CallFrame? frame, ImmutableArray<ValueSource>.Builder sources)
    {
        if (arm is not (IThrowOperation or IConversionOperation { Operand: IThrowOperation }))
        {
            Trace(arm, frame, sources);
        }
    }

    private void TraceCoalesce(ICoalesceOperation coalesce, CallFrame? frame, ImmutableArray<ValueSource>.Builder sources)
    {
        var left = Trace(new ValueSource(coalesce.Value, frame));
        sources.AddRange(left.Where(source => !IsNull(source.Operation)));
        if (left.Any(source => !IsNotNull(source.Operation)))
        {
            TraceArm(coalesce.WhenNull, frame, sources);
        }
    }

    private static bool IsNull(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: null };

    private static bool IsNotNull(IOperation operation) => operation is IObjectCreationOperation or { ConstantValue: { HasValue: true, Value: not null } };

    private bool TraceVariable(ISymbol variable, IOperation use, CallFrame? frame, ImmutableArray<ValueSource>.Builder sources)
    {
        var root = FlowGraphs.RootOf(use);
        var writes = Analysis.WritesIn(root).Of(variable);
        if (writes.Count == 0 || !_open.Add(use.Syntax))
        {
            return false;
        }

        var entry = false;
        if (writes.Count > 1 || writes[0].Site is not (IVariableDeclaratorOperation or IForEachLoopOperation))
        {
            (writes, entry) = Reaching(variable, writes, use, root);
        }

        foreach (var write in writes)
        {
            TraceWrite(write, use, frame, sources);
        }

        _open.Remove(use.Syntax);
        return !entry && writes.Count > 0;
    }

    private void TraceWrite(LocalWrite write, IOperation use, CallFrame? frame, ImmutableArray<ValueSource>.Builder sources)
    {
        if (write.Value is not { } value)
        {
            sources.Add(new ValueSource(use, frame));
            return;
        }

        if (!write.IsElement)
        {
            Trace(value, frame, sources);
            return;
        }

        var elements = CollectionElements.Of(this, new ValueSource(value, frame));
        foreach (var element in elements)
        {
            Trace(element.Operation, element.Frame, sources);
        }

        if (elements.IsEmpty)
        {
            sources.AddRange(Trace(new ValueSource(value, frame)).Select(source => new ValueSource(source.Operation, source.Frame, isElement: true)));
        }
    }

    /// <summary>The writes that reach the use, and whether the value at the function's entry does.</summary>
    private (IReadOnlyList<LocalWrite> Writes, bool Entry) Reaching(ISymbol variable, IReadOnlyList<LocalWrite> writes, IOperation use, IOperation root)
    {
        // Written or used inside a lambda of another function: the order is not known, so every write counts.
        var function = FlowGraphs.FunctionAround(use)?.Syntax;
        if (writes.Any(write => FlowGraphs.FunctionAround(write.Site)?.Syntax != function))
        {
            return (writes, variable is IParameterSymbol);
        }

        var graph = Analysis.GraphOf(root, CancellationToken) is { } whole ? FlowGraphs.GraphAround(whole, use, CancellationToken) : null;
        var reaching = graph is null ? null : ReachingWrites.Of(writes, use, graph, CancellationToken);
        return reaching is null ? (writes, variable is IParameterSymbol) : (reaching.Found, reaching.ReachesEntry);
    }

    private bool TraceParameter(IParameterReferenceOperation use, CallFrame? frame, ImmutableArray<ValueSource>.Builder sources)
    {
        var parameter = use.Parameter;
        if (TraceVariable(parameter, use, frame, sources))
        {
            return true;
        }

        if (frame?.ArgumentFor(parameter) is { } argument)
        {
            Trace(argument, frame.Caller, sources);
            return true;
        }

        if (ParameterDefaults.Of(parameter, this) is { } value)
        {
            Trace(value, null, sources);
        }

        return false;
    }

    private bool TraceCall(IInvocationOperation invocation, CallFrame? frame, ImmutableArray<ValueSource>.Builder sources)
    {
        if (frame is not null)
        {
            return false;
        }

        var returned = HelperReturns.Of(invocation.TargetMethod, this);
        return TraceAll(invocation.TargetMethod, returned, sources, new CallFrame(invocation.Arguments, frame));
    }

    private bool TraceAll(ISymbol member, IReadOnlyList<IOperation> values, ImmutableArray<ValueSource>.Builder sources, CallFrame? frame = null)
    {
        var declaration = values.Count == 0 ? null : member.DeclaringSyntaxReferences[0].GetSyntax(CancellationToken);
        if (declaration is null || !_open.Add(declaration))
        {
            return false;
        }

        foreach (var value in values)
        {
            TraceArm(value, frame, sources);
        }

        _open.Remove(declaration);
        return true;
    }
}
