using System.Text;

namespace Aevum.Cedar.Syntax;

/// <summary>Writes a policy tree as canonical Cedar text: one fixed layout, no comments, and only parentheses that keep the tree.</summary>
internal static class PolicyWriter
{
    internal static string Write(PolicySyntax policy)
    {
        var text = new StringBuilder();
        foreach (var annotation in policy.Annotations)
        {
            text.Append('@').Append(annotation.Name);
            if (annotation.Value is not null)
            {
                text.Append("(\"").Append(EscapedText.Escape(annotation.Value)).Append("\")");
            }

            text.Append('\n');
        }

        text.Append(policy.Effect == PolicyEffect.Permit ? "permit(" : "forbid(");
        AppendConstraint(text, policy.Principal, "\n  ", ",");
        AppendConstraint(text, policy.Action, "\n  ", ",");
        AppendConstraint(text, policy.Resource, "\n  ", "\n)");
        foreach (var condition in policy.Conditions)
        {
            text.Append(condition.Kind == ConditionKind.When ? " when {\n  " : " unless {\n  ");
            new ExpressionWriter(text).Append(condition.Body);
            text.Append("\n}");
        }

        return text.Append(';').ToString();
    }

    private static void AppendConstraint(StringBuilder text, ScopeConstraint constraint, string before, string after)
    {
        text.Append(before).Append(ExpressionWriter.NameOf(constraint.Variable));
        if (constraint.EntityType is not null)
        {
            text.Append(" is ").Append(constraint.EntityType);
        }

        if (constraint.Operator is ScopeOperator.Equal)
        {
            text.Append(" == ");
        }
        else if (constraint.Operator is ScopeOperator.In or ScopeOperator.IsIn)
        {
            text.Append(" in ");
        }

        AppendTarget(text, constraint);
        text.Append(after);
    }

    private static void AppendTarget(StringBuilder text, ScopeConstraint constraint)
    {
        if (constraint.IsList)
        {
            text.Append('[').Append(string.Join(", ", constraint.Entities.Select(static entity => entity.ToString()))).Append(']');
        }
        else if (constraint.IsSlot)
        {
            text.Append('?').Append(ExpressionWriter.NameOf(constraint.Variable));
        }
        else
        {
            text.Append(constraint.Entity?.ToString());
        }
    }
}
