using System.Text;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Syntax;

/// <summary>Writes an expression as Cedar text on one line, with just the parentheses that keep the tree. Not thread-safe.</summary>
internal sealed class ExpressionWriter
{
    private readonly StringBuilder _text;

    internal ExpressionWriter(StringBuilder text) => _text = text;

    /// <summary>Binding strength; an operand is put in parentheses when it binds weaker than its place asks for.</summary>
    private enum Strength
    {
        If = 0,
        Or,
        And,
        Relation,
        Sum,
        Product,
        Unary,
        Member,
    }

    internal static string Write(Expression expression)
    {
        var text = new StringBuilder();
        new ExpressionWriter(text).Append(expression);
        return text.ToString();
    }

    internal void Append(Expression expression) => Append(expression, Strength.If);

    /// <summary>Whether the text can stand as an operand of <c>&amp;&amp;</c> without parentheses.</summary>
    internal static bool NeedsParenthesesInConjunction(Expression expression) => StrengthOf(expression) < Strength.Relation;

    private static Strength StrengthOf(Expression expression) => expression switch
    {
        IfExpression => Strength.If,
        BinaryExpression { Operator: BinaryOperator.Or } => Strength.Or,
        BinaryExpression { Operator: BinaryOperator.And } => Strength.And,
        BinaryExpression { Operator: BinaryOperator.Add or BinaryOperator.Subtract } => Strength.Sum,
        BinaryExpression { Operator: BinaryOperator.Multiply } => Strength.Product,
        BinaryExpression binary when MethodName(binary.Operator) is not null => Strength.Member,
        BinaryExpression or HasExpression or LikeExpression or IsExpression => Strength.Relation,
        UnaryExpression { Operator: UnaryOperator.IsEmpty } => Strength.Member,
        UnaryExpression => Strength.Unary,
        LiteralExpression { Value: { Kind: CedarValueKind.Long, RawNumber: < 0 } } => Strength.Unary,
        _ => Strength.Member,
    };

    private static string? MethodName(BinaryOperator @operator) => @operator switch
    {
        BinaryOperator.Contains => "contains",
        BinaryOperator.ContainsAll => "containsAll",
        BinaryOperator.ContainsAny => "containsAny",
        BinaryOperator.GetTag => "getTag",
        BinaryOperator.HasTag => "hasTag",
        _ => null,
    };

    private static string OperatorText(BinaryOperator @operator) => @operator switch
    {
        BinaryOperator.And => " && ",
        BinaryOperator.Or => " || ",
        BinaryOperator.Equal => " == ",
        BinaryOperator.NotEqual => " != ",
        BinaryOperator.Less => " < ",
        BinaryOperator.LessOrEqual => " <= ",
        BinaryOperator.Greater => " > ",
        BinaryOperator.GreaterOrEqual => " >= ",
        BinaryOperator.In => " in ",
        BinaryOperator.Add => " + ",
        BinaryOperator.Subtract => " - ",
        BinaryOperator.Multiply => " * ",
        _ => throw new ArgumentOutOfRangeException(nameof(@operator), @operator, "no infix operator"),
    };

    private void Append(Expression expression, Strength required)
    {
        var parenthesise = StrengthOf(expression) < required;
        _text.Append(parenthesise ? "(" : "");
        switch (expression)
        {
            case LiteralExpression literal: _text.Append(literal.Value.ToString()); break;
            case VariableExpression variable: _text.Append(NameOf(variable.Variable)); break;
            case UnaryExpression unary: AppendUnary(unary); break;
            case BinaryExpression binary: AppendBinary(binary); break;
            case IfExpression choice: AppendIf(choice); break;
            case SetExpression set: AppendList("[", set.Elements, 0, "]"); break;
            case RecordExpression record: AppendRecord(record); break;
            case ExtensionCallExpression call: AppendCall(call); break;
            default: AppendTest(expression); break;
        }

        _text.Append(parenthesise ? ")" : "");
    }

    private void AppendTest(Expression expression)
    {
        switch (expression)
        {
            case AttributeExpression attribute: AppendAttribute(attribute); break;
            case HasExpression has: AppendHas(has); break;
            case LikeExpression like:
                Append(like.Target, Strength.Sum);
                _text.Append(" like \"").Append(like.Pattern).Append('"');
                break;
            case IsExpression test: AppendIs(test); break;
            default: throw new InvalidOperationException($"unknown expression {expression.GetType().Name}");
        }
    }

    internal static string NameOf(RequestVariable variable) => variable switch
    {
        RequestVariable.Principal => "principal",
        RequestVariable.Action => "action",
        RequestVariable.Resource => "resource",
        RequestVariable.Context => "context",
        _ => throw new ArgumentOutOfRangeException(nameof(variable), variable, "no variable of Cedar"),
    };

    private void AppendUnary(UnaryExpression unary)
    {
        if (unary.Operator == UnaryOperator.IsEmpty)
        {
            Append(unary.Operand, Strength.Member);
            _text.Append(".isEmpty()");
            return;
        }

        // The operand always stands in parentheses unless it is a plain member: `--1` and `-1` would parse to other trees.
        _text.Append(unary.Operator == UnaryOperator.Not ? '!' : '-');
        var bare = StrengthOf(unary.Operand) == Strength.Member
            && !(unary.Operator == UnaryOperator.Negate && unary.Operand is LiteralExpression { Value.Kind: CedarValueKind.Long });
        _text.Append(bare ? "" : "(");
        Append(unary.Operand, Strength.If);
        _text.Append(bare ? "" : ")");
    }

    private void AppendBinary(BinaryExpression binary)
    {
        if (MethodName(binary.Operator) is { } method)
        {
            Append(binary.Left, Strength.Member);
            _text.Append('.').Append(method).Append('(');
            Append(binary.Right, Strength.If);
            _text.Append(')');
            return;
        }

        // Chains nest to the left; relations do not chain at all.
        var strength = StrengthOf(binary);
        Append(binary.Left, strength == Strength.Relation ? Strength.Sum : strength);
        _text.Append(OperatorText(binary.Operator));
        Append(binary.Right, strength + 1);
    }

    private void AppendIf(IfExpression choice)
    {
        _text.Append("if ");
        Append(choice.Condition, Strength.If);
        _text.Append(" then ");
        Append(choice.WhenTrue, Strength.If);
        _text.Append(" else ");
        Append(choice.WhenFalse, Strength.If);
    }

    private void AppendAttribute(AttributeExpression attribute)
    {
        Append(attribute.Target, Strength.Member);
        if (CedarName.IsIdentifier(attribute.Name))
        {
            _text.Append('.').Append(attribute.Name);
        }
        else
        {
            _text.Append("[\"").Append(EscapedText.Escape(attribute.Name)).Append("\"]");
        }
    }

    private void AppendHas(HasExpression has)
    {
        Append(has.Target, Strength.Sum);
        _text.Append(" has ");
        for (var at = 0; at < has.Path.Count; at++)
        {
            _text.Append(at == 0 ? "" : ".");
            AppendName(has.Path[at]);
        }
    }

    private void AppendIs(IsExpression test)
    {
        Append(test.Target, Strength.Sum);
        _text.Append(" is ").Append(test.EntityType);
        if (test.Ancestor is not null)
        {
            _text.Append(" in ");
            Append(test.Ancestor, Strength.Sum);
        }
    }

    private void AppendRecord(RecordExpression record)
    {
        _text.Append('{');
        for (var at = 0; at < record.Fields.Count; at++)
        {
            _text.Append(at == 0 ? "" : ", ");
            AppendName(record.Fields[at].Name);
            _text.Append(": ");
            Append(record.Fields[at].Value, Strength.If);
        }

        _text.Append('}');
    }

    private void AppendCall(ExtensionCallExpression call)
    {
        // A method without receiver can only come from JSON; it has no text form of its own and is written as a function.
        var method = call.Function.IsMethod && call.Arguments.Count > 0;
        if (method)
        {
            Append(call.Arguments[0], Strength.Member);
            _text.Append('.');
        }

        AppendList(call.Function.Name + "(", call.Arguments, method ? 1 : 0, ")");
    }

    private void AppendList(string open, IReadOnlyList<Expression> elements, int first, string close)
    {
        _text.Append(open);
        for (var at = first; at < elements.Count; at++)
        {
            _text.Append(at == first ? "" : ", ");
            Append(elements[at], Strength.If);
        }

        _text.Append(close);
    }

    private void AppendName(string name)
    {
        if (CedarName.IsIdentifier(name))
        {
            _text.Append(name);
        }
        else
        {
            _text.Append('"').Append(EscapedText.Escape(name)).Append('"');
        }
    }
}
