using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Barriers;

/// <summary>
/// Whether a handler can be left without throwing when it caught a barrier violation. Throwing anything counts as letting it pass, and so does the
/// end of the process.
/// </summary>
internal sealed class HandlerExits(ViolationAssumption assumption, IOperation? handler)
{
    [Flags]
    private enum Exit
    {
        /// <summary>Every path throws.</summary>
        None = 0,

        /// <summary>The end of the statement can be reached.</summary>
        Falls = 1,

        /// <summary>The handler can be left by return, break, continue or goto.</summary>
        Leaves = 2,
    }

    /// <summary>True when some path swallows the violation.</summary>
    public bool CanSwallow() => Walk(handler) != Exit.None;

    private Exit Walk(IOperation? statement) => statement switch
    {
        IBlockOperation block => Sequence(block.Operations),
        IThrowOperation => Exit.None,
        IReturnOperation { ReturnedValue: { } value } => NeverReturns(value) || IsPassedOn(value) ? Exit.None : Exit.Leaves,
        IReturnOperation => Exit.Leaves,
        IBranchOperation branch => IsInside(branch) ? Exit.Falls : Exit.Leaves,
        IExpressionStatementOperation or IVariableDeclarationGroupOperation => NeverReturns(statement) ? Exit.None : Exit.Falls,
        IConditionalOperation conditional => Branch(conditional),
        ISwitchOperation choice => Switch(choice),
        ITryOperation nested => Try(nested),
        IUsingOperation scope => Walk(scope.Body),
        ILockOperation scope => Walk(scope.Body),
        ILabeledOperation labeled => Walk(labeled.Operation),
        IWhileLoopOperation loop => Loop(loop),
        ILoopOperation loop => Exit.Falls | Walk(loop.Body),
        _ => Exit.Falls,
    };

    private Exit Sequence(ImmutableArray<IOperation> statements)
    {
        var exit = Exit.Falls;
        foreach (var statement in statements)
        {
            exit = (exit & ~Exit.Falls) | Walk(statement);
            if (!exit.HasFlag(Exit.Falls))
            {
                return exit;
            }
        }

        return exit;
    }

    private Exit Branch(IConditionalOperation conditional) => assumption.Evaluate(conditional.Condition) switch
    {
        true => Walk(conditional.WhenTrue),
        false => Walk(conditional.WhenFalse),
        null => Walk(conditional.WhenTrue) | Walk(conditional.WhenFalse),
    };

    private Exit Switch(ISwitchOperation choice)
    {
        var exit = Exit.None;
        ISwitchCaseOperation? byDefault = null;
        foreach (var section in choice.Cases)
        {
            byDefault = section.Clauses.Any(clause => clause is IDefaultCaseClauseOperation) ? section : byDefault;
            var matches = section.Clauses.Select(clause => Matches(clause, choice.Value)).ToArray();
            if (matches.All(match => match == false))
            {
                continue;
            }

            exit |= Sequence(section.Body);
            if (matches.Any(match => match == true))
            {
                return exit;
            }
        }

        return exit | (byDefault is null ? Exit.Falls : Sequence(byDefault.Body));
    }

    private bool? Matches(ICaseClauseOperation clause, IOperation value) => clause switch
    {
        IDefaultCaseClauseOperation => false,
        IPatternCaseClauseOperation pattern when assumption.IsException(value) => assumption.Matches(pattern.Pattern) switch
        {
            true => pattern.Guard is { } guard ? assumption.Evaluate(guard) : true,
            var other => other,
        },
        _ => null,
    };

    private Exit Try(ITryOperation nested)
    {
        if (nested.Finally is { } final && Walk(final) == Exit.None)
        {
            return Exit.None;
        }

        // What the body throws, a catch clause of its own may catch.
        return nested.Catches.Aggregate(Walk(nested.Body), (exit, clause) => exit | Walk(clause.Handler));
    }

    private Exit Loop(IWhileLoopOperation loop)
    {
        var body = Walk(loop.Body);
        var isEndless = loop.Condition is { } condition && assumption.Evaluate(condition) == true;
        var breaks = loop.Body.Descendants().OfType<IBranchOperation>().Any(branch => branch.BranchKind == BranchKind.Break);
        if (isEndless && !breaks)
        {
            return body & ~Exit.Falls;
        }

        return loop.ConditionIsTop && !isEndless ? body | Exit.Falls : body;
    }

    /// <summary>A break or continue of a loop that is itself inside the handler.</summary>
    private bool IsInside(IBranchOperation branch)
    {
        for (var parent = branch.Parent; parent is not null && parent != handler; parent = parent.Parent)
        {
            if (parent is ILoopOperation || (parent is ISwitchOperation && branch.BranchKind == BranchKind.Break))
            {
                return branch.BranchKind != BranchKind.GoTo;
            }
        }

        return false;
    }

    /// <summary>True when something throws or ends the process whenever the expression is evaluated; what may be left out does not count.</summary>
    private bool NeverReturns(IOperation? expression) => expression switch
    {
        null or IAnonymousFunctionOperation => false,
        IThrowOperation => true,
        IInvocationOperation call when EndsHere(call) => true,
        IConditionalOperation choice => NeverReturns(choice.Condition) || NeverReturnsIn(choice),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both => NeverReturns(both.LeftOperand),
        ICoalesceOperation choice => NeverReturns(choice.Value),
        ICoalesceAssignmentOperation assignment => NeverReturns(assignment.Target),
        IConditionalAccessOperation access => NeverReturns(access.Operation),
        ISwitchExpressionOperation choice => NeverReturns(choice.Value),
        _ => expression.ChildOperations.Any(NeverReturns),
    };

    private bool NeverReturnsIn(IConditionalOperation choice) => assumption.Evaluate(choice.Condition) switch
    {
        true => NeverReturns(choice.WhenTrue),
        false => NeverReturns(choice.WhenFalse),
        null => NeverReturns(choice.WhenTrue) && NeverReturns(choice.WhenFalse),
    };

    private bool EndsHere(IInvocationOperation call) =>
        call.TargetMethod.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == "System.Diagnostics.CodeAnalysis.DoesNotReturnAttribute") || AlwaysThrows(call);

    /// <summary>A helper in source that throws on every path.</summary>
    private bool AlwaysThrows(IInvocationOperation call)
    {
        var method = call.TargetMethod.OriginalDefinition;
        if (handler is not IBlockOperation { Parent: ICatchClauseOperation } || method.IsVirtual || method.IsOverride || method.IsAsync && !IsObserved(call) || method.DeclaringSyntaxReferences is not [var reference])
        {
            return false;
        }

        var body = assumption.Values.OperationAt(reference.GetSyntax(assumption.CancellationToken), assumption.CancellationToken) switch
        {
            IMethodBodyOperation declared => declared.BlockBody ?? declared.ExpressionBody,
            ILocalFunctionOperation local => local.Body,
            _ => null,
        };
        var parameter = call.Arguments.FirstOrDefault(argument => assumption.IsException(argument.Value))?.Parameter;
        return !new HandlerExits(parameter is null ? assumption : assumption.Inside(parameter.OriginalDefinition), body).CanSwallow();
    }

    /// <summary>What an asynchronous helper throws reaches the handler only when its task is awaited, waited for or returned.</summary>
    private static bool IsObserved(IInvocationOperation call) => call.Parent switch
    {
        IAwaitOperation or IReturnOperation => true,
        IInvocationOperation { TargetMethod.Name: "Wait" or "GetAwaiter" } => true,
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Parent: IAwaitOperation } => true,
        _ => false,
    };

    /// <summary>A faulted task carries the exception to the caller.</summary>
    private bool IsPassedOn(IOperation value) => value is IConversionOperation conversion
        ? IsPassedOn(conversion.Operand)
        : value is IInvocationOperation { TargetMethod: { Name: "FromException", ContainingType.Name: "Task" or "ValueTask" } } call && call.Arguments.Any(argument => assumption.IsException(argument.Value));
}
