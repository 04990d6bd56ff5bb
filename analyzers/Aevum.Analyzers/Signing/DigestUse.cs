using Aevum.Analyzers.Services;
using Aevum.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Signing;

/// <summary>Follows the digest that a signing method is given.</summary>
internal sealed class DigestUse(IMethodSymbol method, IOperation body, ValueAnalysis values, CancellationToken cancellationToken)
{
    private static readonly string[] HashMethods =
        ["HashData", "HashDataAsync", "TryHashData", "ComputeHash", "ComputeHashAsync", "TryComputeHash", "AppendData", "TransformBlock", "TransformFinalBlock", "BlockUpdate", "SignData", "TrySignData", "HashFinal"];

    private const int MaxDepth = 4;

    private readonly ISymbol _digest = method.Parameters[0];

    /// <summary>The calls that hash the digest again, here or in a helper that is handed it; empty when it is also used as it is.</summary>
    public IReadOnlyList<IInvocationOperation> HashedAgain()
    {
        var hashing = body.Descendants().OfType<IInvocationOperation>().Where(call => Hashes(call, _digest, body)).ToArray();
        if (hashing.Length == 0)
        {
            hashing = [.. body.Descendants().OfType<IInvocationOperation>().Where(HandsToHashingHelper)];
        }

        return Uses().Any(use => IsHandedOn(use, hashing)) ? [] : hashing;
    }

    /// <summary>True when a signature is returned and the digest is not used for it.</summary>
    public bool IsIgnored() => ReturnsSignature() && !Uses().Any();

    private bool ReturnsSignature() =>
        body.Descendants().OfType<IReturnOperation>().Any(result => result is { Kind: OperationKind.Return, ReturnedValue: { } value } && value is not (IThrowOperation or IConversionOperation { Operand: IThrowOperation }));

    /// <summary>The uses of the digest that read its content.</summary>
    private IEnumerable<IOperation> Uses() => body.Descendants().OfType<IParameterReferenceOperation>()
        .Where(use => SymbolEqualityComparer.Default.Equals(use.Parameter, _digest) && !IsOnlyMeasured(use) && !IsDiscarded(use));

    private static bool IsOnlyMeasured(IOperation use)
    {
        var value = use;
        while (value.Parent is IPropertyReferenceOperation { Property.Name: "Span" } or IConversionOperation)
        {
            value = value.Parent;
        }

        return value.Parent is IPropertyReferenceOperation { Property.Name: "Length" or "IsEmpty" or "Count" } or INameOfOperation
            || (value.Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "ThrowIfNull" } });
    }

    private static bool IsDiscarded(IOperation use) => use.Parent is ISimpleAssignmentOperation { Target: IDiscardOperation };

    /// <summary>The digest itself goes into a call that is not a log.</summary>
    private static bool IsHandedOn(IOperation use, IInvocationOperation[] hashing)
    {
        for (var current = use.Parent; current is not null; current = current.Parent)
        {
            if (current is IInvocationOperation call && call.TargetMethod.Name is not ("ToArray" or "AsSpan" or "AsMemory" or "CopyTo" or "TryCopyTo"))
            {
                return !hashing.Any(inner => call.Syntax.Span.Contains(inner.Syntax.Span)) && !call.TargetMethod.Name.StartsWith("Log", StringComparison.Ordinal) && call.TargetMethod.ContainingType.Name is not ("Console" or "Debug" or "Trace");
            }

            if (current is IObjectCreationOperation or IReturnOperation)
            {
                return true;
            }
        }

        return false;
    }

    private bool Hashes(IInvocationOperation call, ISymbol digest, IOperation scope) =>
        HashMethods.Contains(call.TargetMethod.Name, StringComparer.Ordinal) && IsCryptography(call.TargetMethod)
        && call.Arguments.Any(argument => ComesFrom(argument.Value, digest, scope, 0));

    private static bool IsCryptography(IMethodSymbol called)
    {
        var space = called.ContainingType.ContainingNamespace.ToDisplayString();
        return space.StartsWith("System.Security.Cryptography", StringComparison.Ordinal) || space.StartsWith("Org.BouncyCastle", StringComparison.Ordinal) || space.StartsWith("NSec", StringComparison.Ordinal);
    }

    private bool ComesFrom(IOperation value, ISymbol digest, IOperation scope, int depth)
    {
        foreach (var part in value.DescendantsAndSelf())
        {
            if (part is IParameterReferenceOperation parameter
                && (SymbolEqualityComparer.Default.Equals(parameter.Parameter, digest) || IsElement(parameter, digest, scope, depth + 1)))
            {
                return true;
            }

            if (depth < MaxDepth && part is ILocalReferenceOperation local
                && values.WritesIn(FlowGraphs.RootOf(scope)).Of(local.Local).Any(write => write.Value is { } written && ComesFrom(written, digest, scope, depth + 1)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>In <c>digests.Select(digest => …)</c> the parameter of the lambda is an element of what the call is made on.</summary>
    private bool IsElement(IParameterReferenceOperation reference, ISymbol digest, IOperation scope, int depth)
    {
        for (var current = reference.Parent; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation lambda && SymbolEqualityComparer.Default.Equals(lambda.Symbol, reference.Parameter.ContainingSymbol))
            {
                return lambda.Parent?.Parent is IArgumentOperation { Parent: IInvocationOperation call } && call.Arguments.Any(argument =>
                    !argument.Syntax.Span.Contains(lambda.Syntax.Span) && ComesFrom(argument.Value, digest, scope, depth));
            }
        }

        return false;
    }

    private bool HandsToHashingHelper(IInvocationOperation call)
    {
        if (SourceMembers.BodyOf(call.TargetMethod, values, cancellationToken) is not { } helper)
        {
            return false;
        }

        return call.Arguments.Any(argument => argument.Parameter is { } parameter && ComesFrom(argument.Value, _digest, body, 0)
            && helper.Descendants().OfType<IInvocationOperation>().Any(inner => Hashes(inner, parameter.OriginalDefinition, helper)));
    }
}
