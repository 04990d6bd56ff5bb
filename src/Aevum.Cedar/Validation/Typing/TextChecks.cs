using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Validation.Typing;

/// <summary>
/// Warns of texts whose characters change the order in which the text around them is shown, so that a reader sees another policy than the
/// engine does (CVE-2021-42574, "Trojan Source").
/// </summary>
internal sealed class TextChecks(FindingList findings)
{
    internal void Check(PolicySyntax policy, ExpressionTable expressions)
    {
        foreach (var constraint in new[] { policy.Principal, policy.Action, policy.Resource })
        {
            Check(constraint.Entity?.Id, constraint.Span);
            foreach (var entity in constraint.Entities)
            {
                Check(entity.Id, constraint.Span);
            }
        }

        foreach (var expression in expressions.All)
        {
            Check(expression);
        }
    }

    private void Check(Expression expression)
    {
        switch (expression)
        {
            case LiteralExpression { Value.Kind: CedarValueKind.String } literal:
                Check(literal.Value.AsString, expression.Span);
                break;
            case LiteralExpression { Value.Kind: CedarValueKind.Entity } literal:
                Check(literal.Value.AsEntity.Id, expression.Span);
                break;
            case AttributeExpression attribute:
                Check(attribute.Name, expression.Span);
                break;
            case HasExpression has:
                Check(has.Path[0], expression.Span);
                break;
            case LikeExpression like:
                Check(string.Concat(like.Pattern.Segments), expression.Span);
                break;
            case RecordExpression record:
                Check(string.Concat(record.Fields.Select(static field => field.Name)), expression.Span);
                break;
        }
    }

    private void Check(string? text, SourceSpan span)
    {
        if (text is not null && text.Any(ChangesOrder))
        {
            const string Help = "remove them, or write them as escapes such as `\\u{202e}` and check that they are meant";
            findings.Warn(ValidationErrorKind.ReorderingText, "this text holds characters that change the order in which text is shown", span, Help);
        }
    }

    /// <summary>The embeddings, overrides and isolates of Unicode Standard Annex 9, section 2, and what ends them.</summary>
    private static bool ChangesOrder(char character) => character is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
