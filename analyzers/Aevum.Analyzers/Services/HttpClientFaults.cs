using Aevum.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Services;

/// <summary>Finds what makes an HTTP client insecure: an address without transport security, and a check of certificates that accepts everything.</summary>
internal sealed class HttpClientFaults(ValueAnalysis values)
{
    private static readonly string[] Callbacks =
        ["ServerCertificateCustomValidationCallback", "RemoteCertificateValidationCallback", "ServerCertificateValidationCallback", "CertificateValidationCallback"];

    private readonly InsecureAddress _addresses = new(values);

    /// <summary>The faults written anywhere below <paramref name="scope"/>.</summary>
    public IEnumerable<IOperation> Below(IOperation scope, CancellationToken cancellationToken) =>
        scope.DescendantsAndSelf().Where(operation => IsFault(operation, cancellationToken));

    /// <summary>The faults of the client that reaches <paramref name="value"/>: in its creation, in that of its handler, and in later writes to their variables.</summary>
    public IEnumerable<IOperation> Of(IOperation value, CancellationToken cancellationToken)
    {
        var pending = new Stack<IOperation>();
        var seen = new HashSet<SyntaxNode>();
        var faults = new HashSet<SyntaxNode>();
        pending.Push(value);
        while (pending.Count > 0)
        {
            foreach (var source in values.SourcesOf(pending.Pop(), cancellationToken).Select(source => source.Operation).Where(source => seen.Add(source.Syntax)))
            {
                foreach (var part in PartsOf(source))
                {
                    pending.Push(part);
                }

                foreach (var fault in WritesTo(source).Where(operation => IsFault(operation, cancellationToken) && faults.Add(operation.Syntax)))
                {
                    yield return fault;
                }
            }
        }
    }

    /// <summary>True for a write of an insecure base address, and for a write or argument that accepts every certificate.</summary>
    public bool IsFault(IOperation operation, CancellationToken cancellationToken) => operation switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "BaseAddress", ContainingType.Name: "HttpClient" } } } write =>
            _addresses.Find(write.Value, cancellationToken) is not null,
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } write => Callbacks.Contains(target.Property.Name, StringComparer.Ordinal) && AcceptsAll(write.Value, cancellationToken),
        ICompoundAssignmentOperation { Target: IPropertyReferenceOperation target } write => Callbacks.Contains(target.Property.Name, StringComparer.Ordinal) && AcceptsAll(write.Value, cancellationToken),
        _ => false,
    };

    /// <summary>True when <paramref name="callback"/> returns true whatever it is given, or is the one that says so in its name.</summary>
    public bool AcceptsAll(IOperation callback, CancellationToken cancellationToken) =>
        values.SourcesOf(callback, cancellationToken).Any(source => source.Operation switch
        {
            IPropertyReferenceOperation property => property.Property.Name == "DangerousAcceptAnyServerCertificateValidator",
            IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } => AlwaysTrue(lambda.Body, cancellationToken),
            IDelegateCreationOperation { Target: IMethodReferenceOperation { Method: var method } } => SourceMembers.BodyOf(method, values, cancellationToken) is { } body && AlwaysTrue(body, cancellationToken),
            _ => false,
        });

    private bool AlwaysTrue(IOperation body, CancellationToken cancellationToken)
    {
        var returns = SourceMembers.Returns(body).ToArray();
        return returns.Length > 0 && returns.All(value => values.ValuesOf(value, cancellationToken) is { IsComplete: true } known && known.Known.All(constant => constant.Value is true));
    }

    private static IEnumerable<IOperation> PartsOf(IOperation source) => source switch
    {
        IObjectCreationOperation creation => creation.Arguments.Select(argument => argument.Value).Concat(Initialized(creation)),
        _ => [],
    };

    private static IEnumerable<IOperation> Initialized(IObjectCreationOperation creation) =>
        creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().Select(write => write.Value).Where(value => value.Type?.TypeKind == TypeKind.Class) ?? [];

    /// <summary>The creation's own initialiser, and the writes to the variable that it is kept in.</summary>
    private static IEnumerable<IOperation> WritesTo(IOperation source)
    {
        var inside = source is IObjectCreationOperation { Initializer: { } initializer } ? initializer.Descendants() : [];
        var value = source;
        while (value.Parent is IConversionOperation or IVariableInitializerOperation)
        {
            value = value.Parent;
        }

        if (value.Parent is not IVariableDeclaratorOperation { Symbol: var local } declarator)
        {
            return inside;
        }

        return inside.Concat(FlowGraphs.RootOf(declarator).Descendants().OfType<IAssignmentOperation>().Where(write => IsOn(write.Target, local)));
    }

    private static bool IsOn(IOperation target, ILocalSymbol local) => target switch
    {
        ILocalReferenceOperation reference => SymbolEqualityComparer.Default.Equals(reference.Local, local),
        IPropertyReferenceOperation { Instance: { } instance } => IsOn(instance, local),
        _ => false,
    };
}
