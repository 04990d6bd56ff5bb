using Aevum.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Barriers.Reflection;

/// <summary>Follows a reflected member back through loops and queries to the call that listed it, collecting the names it was picked by.</summary>
internal sealed class MemberListings(ReflectedTypes types)
{
    private const int MaxDepth = 10;

    private readonly List<string> _names = [];
    private bool _isComputed;

    /// <summary>The listings that <paramref name="member"/> can come from. Lookups by name are judged where they are made and are not listings.</summary>
    public ImmutableArray<MemberListing> Of(IOperation member)
    {
        var found = ImmutableArray.CreateBuilder<MemberListing>();
        CollectComparisons(member);
        Collect(new ValueSource(member, null), found, 0);
        return found.ToImmutable();
    }

    private void Collect(ValueSource member, ImmutableArray<MemberListing>.Builder found, int depth)
    {
        foreach (var source in depth > MaxDepth ? [] : types.Values.SourcesOf(member, types.CancellationToken))
        {
            CollectFrom(source, found, depth);
        }
    }

    private void CollectFrom(ValueSource source, ImmutableArray<MemberListing>.Builder found, int depth)
    {
        switch (source.Operation)
        {
            case IInvocationOperation call when IsListing(call.TargetMethod):
                found.Add(new MemberListing(LambdaSource.Collection(call)!, call, [.. _names], _isComputed));
                break;
            // A query, MakeGenericMethod, AsSpan: what comes out of a call came out of what went in.
            case IInvocationOperation query when LambdaSource.Collection(query) is { } collection:
                _names.AddRange(LambdaSource.TextsIn(query));
                _isComputed |= LambdaSource.HasComputedComparison(query);
                Collect(new ValueSource(collection, source.Frame), found, depth + 1);
                break;
            case IArrayElementReferenceOperation element:
                Collect(new ValueSource(element.ArrayReference, source.Frame), found, depth + 1);
                break;
            case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } list }:
                Collect(new ValueSource(list, source.Frame), found, depth + 1);
                break;
            case IPropertyReferenceOperation { Property.Name: "DeclaredMethods" or "DeclaredProperties" or "DeclaredFields" or "DeclaredMembers" or "DeclaredConstructors" or "DeclaredEvents", Instance: { } type }:
                found.Add(new MemberListing(type, null, [.. _names], _isComputed));
                break;
            case IParameterReferenceOperation reference when LambdaSource.CollectionOf(reference.Parameter, reference) is { } collection:
                Collect(new ValueSource(collection, source.Frame), found, depth + 1);
                break;
        }
    }

    /// <summary><c>if (m.Name == "…") m.Invoke(…)</c>: conditions around the use pick by name too.</summary>
    private void CollectComparisons(IOperation use)
    {
        for (var parent = use.Parent; parent is not null and not IMethodBodyOperation; parent = parent.Parent)
        {
            var condition = (parent as IConditionalOperation)?.Condition;
            foreach (var operation in condition?.DescendantsAndSelf() ?? [])
            {
                if (operation.ConstantValue is { HasValue: true, Value: string text })
                {
                    _names.Add(text);
                }
            }
        }
    }

    private static bool IsListing(IMethodSymbol method) => method.Name is "GetMethods" or "GetMembers" or "GetProperties" or "GetFields" or "GetEvents" or "GetConstructors" or "GetRuntimeMethods"
        or "GetRuntimeProperties" or "GetRuntimeFields" or "GetRuntimeEvents" or "GetDefaultMembers" or "FindMembers";
}
