using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aevum.Corpus;

/// <summary>Rewrites a file so that it contains all its changes, each behind a switch: the analyzers are compiled once for all of them.</summary>
internal static partial class MutantWriter
{
    private const string Switch = "global::Aevum.Corpus.MutantSwitch.On";

    /// <summary>The changes below <paramref name="root"/>, numbered from <paramref name="first"/>.</summary>
    public static ImmutableArray<(SyntaxNode Node, MutantForm Form, Mutant Mutant)> Find(string file, SyntaxNode root, int first) =>
    [
        .. MutantSites.In(root).Select((site, index) => (site.Node, site.Form, new Mutant(
            first + index, file, root.SyntaxTree.GetLineSpan(site.Node.Span).StartLinePosition.Line + 1, site.Kind, Spaces().Replace(site.Node.ToString(), " ")))),
    ];

    /// <summary><paramref name="root"/> with its changes.</summary>
    public static SyntaxNode Write(SyntaxNode root, IEnumerable<(SyntaxNode Node, MutantForm Form, Mutant Mutant)> sites)
    {
        var byNode = sites.ToLookup(site => site.Node);
        return root.ReplaceNodes(byNode.Select(group => group.Key), (original, rewritten) => byNode[original].Aggregate(rewritten, (node, site) => Apply(node, site.Form, site.Mutant.Id)));
    }

    private static SyntaxNode Apply(SyntaxNode node, MutantForm form, int id)
    {
        var isOn = string.Create(CultureInfo.InvariantCulture, $"{Switch}({id})");
        return form switch
        {
            MutantForm.True => SyntaxFactory.ParseExpression($"({isOn} || ({node}))").WithTriviaFrom(node),
            MutantForm.False => SyntaxFactory.ParseExpression($"(!{isOn} && ({node}))").WithTriviaFrom(node),
            MutantForm.Skip => SyntaxFactory.ParseStatement($"if (!{isOn}) {{ {node} }}").WithTriviaFrom(node),
            _ => NoMatch(node, isOn),
        };
    }

    private static SyntaxNode NoMatch(SyntaxNode node, string isOn) => node switch
    {
        SwitchExpressionArmSyntax arm => arm.WithWhenClause(When(arm.WhenClause, isOn)),
        CasePatternSwitchLabelSyntax label => label.WithWhenClause(When(label.WhenClause, isOn)),
        _ => throw new InvalidOperationException($"{node.Kind()} has no pattern."),
    };

    private static WhenClauseSyntax When(WhenClauseSyntax? clause, string isOn)
    {
        var condition = SyntaxFactory.ParseExpression(clause is null ? $"!{isOn}" : $"!{isOn} && ({clause.Condition})");
        return SyntaxFactory.WhenClause(SyntaxFactory.Token(SyntaxKind.WhenKeyword).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space), condition)
            .WithTrailingTrivia(SyntaxFactory.Space);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
