using System.Globalization;

namespace Aevum.Analyzers.CodeFixes.Common;

/// <summary>
/// What the compiler says about a file before an edit, and what stands in it besides code, to be held against the file afterwards. What is judged is the text:
/// an edited tree can mean something else than its text, where parentheses are missing for example.
/// </summary>
internal sealed class FixProof
{
    private readonly Dictionary<string, int> _faults;
    private readonly List<string> _notes;

    private FixProof(SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        Root = root;
        Model = model;
        _faults = FaultsIn(model, cancellationToken);
        _notes = NotesIn(root);
    }

    public SyntaxNode Root { get; }

    public SemanticModel Model { get; }

    /// <summary>The proof for <paramref name="document"/>; null when it is not source, or a program has written it and will write it again.</summary>
    public static async Task<FixProof?> OfAsync(Document document, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return root is null || model is null || document is SourceGeneratedDocument || GeneratedFile.Is(root, model.Compilation, cancellationToken)
            ? null
            : new FixProof(root, model, cancellationToken);
    }

    /// <summary>
    /// True when the compiler has no error and no warning about the text of <paramref name="changed"/> that it had not before, and every comment and directive is
    /// still there, in the same order.
    /// </summary>
    public async Task<bool> HoldsForAsync(Document changed, CancellationToken cancellationToken)
    {
        var read = changed.WithText(await changed.GetTextAsync(cancellationToken).ConfigureAwait(false));
        var root = await read.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await read.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return root is not null && model is not null
            && NotesIn(root).SequenceEqual(_notes, StringComparer.Ordinal)
            && FaultsIn(model, cancellationToken).All(after => _faults.TryGetValue(after.Key, out var before) && after.Value <= before);
    }

    /// <summary>By id and text: a fault that takes the place of another one of its kind is a new one.</summary>
    private static Dictionary<string, int> FaultsIn(SemanticModel model, CancellationToken cancellationToken) => model.GetDiagnostics(cancellationToken: cancellationToken)
        .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
        .GroupBy(diagnostic => $"{diagnostic.Id} {diagnostic.GetMessage(CultureInfo.InvariantCulture)}")
        .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);

    private static List<string> NotesIn(SyntaxNode root) => [.. root.DescendantTrivia()
        .Where(trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia))
        .Select(trivia => trivia.ToFullString().Trim())];
}
