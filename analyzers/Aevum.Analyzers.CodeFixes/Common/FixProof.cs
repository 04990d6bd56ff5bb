namespace Aevum.Analyzers.CodeFixes.Common;

/// <summary>What the compiler says about a file before an edit, to be held against what it says afterwards.</summary>
internal sealed class FixProof
{
    private readonly Dictionary<string, int> _before;

    private FixProof(SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        Root = root;
        Model = model;
        _before = Count(model, cancellationToken);
    }

    public SyntaxNode Root { get; }

    public SemanticModel Model { get; }

    /// <summary>The proof for <paramref name="document"/>; null when it is not source.</summary>
    public static async Task<FixProof?> OfAsync(Document document, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return root is null || model is null ? null : new FixProof(root, model, cancellationToken);
    }

    /// <summary>True when the compiler has no error and no warning about <paramref name="changed"/> that it had not before.</summary>
    public async Task<bool> HoldsForAsync(Document changed, CancellationToken cancellationToken)
    {
        var model = await changed.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return model is not null && Count(model, cancellationToken).All(after => _before.TryGetValue(after.Key, out var before) && after.Value <= before);
    }

    private static Dictionary<string, int> Count(SemanticModel model, CancellationToken cancellationToken) => model.GetDiagnostics(cancellationToken: cancellationToken)
        .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
        .GroupBy(diagnostic => diagnostic.Id)
        .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
}
