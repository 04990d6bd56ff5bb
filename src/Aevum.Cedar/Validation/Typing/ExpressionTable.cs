using System.Globalization;
using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Validation.Typing;

/// <summary>
/// What is known of the expressions of one policy before any type is: which are written alike, so that a <c>has</c> on one place speaks for
/// another, which variables occur, and which entities and entity types are named. Shorthands are written out once.
/// </summary>
internal sealed class ExpressionTable
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<Expression, int> _expressions = [];
    private readonly Dictionary<Expression, Expression> _expanded = [];
    private readonly bool[] _uses = new bool[4];

    /// <summary>The entity literals with their places, in source order.</summary>
    internal List<KeyValuePair<EntityUid, SourceSpan>> Entities { get; } = [];

    /// <summary>The entity types named after <c>is</c>, with their places.</summary>
    internal List<KeyValuePair<string, SourceSpan>> EntityTypes { get; } = [];

    /// <summary>Enters an expression and all its parts.</summary>
    internal void Add(Expression expression) => Number(expression);

    /// <summary>True when the variable occurs in an entered expression.</summary>
    internal bool Uses(RequestVariable variable) => _uses[(int)variable];

    /// <summary>Equal for expressions that are written alike, up to white space and shorthands.</summary>
    internal int NumberOf(Expression expression) => _expressions[expression];

    /// <summary>A number for an attribute name; different from the numbers of all expressions.</summary>
    internal int NumberOf(string attribute) => Number("@" + attribute);

    /// <summary>The written-out form of <c>has a.b</c> and <c>is T in e</c>; other expressions as they are.</summary>
    internal Expression Expand(Expression expression) => _expanded.TryGetValue(expression, out var expanded) ? expanded : expression;

    private int Number(string shape)
    {
        if (!_numbers.TryGetValue(shape, out var number))
        {
            number = _numbers.Count;
            _numbers.Add(shape, number);
        }

        return number;
    }

    private int Number(Expression expression)
    {
        // A part of a shorthand stands in its written-out form more than once.
        if (_expressions.TryGetValue(expression, out var known))
        {
            return known;
        }

        var number = WriteOut(expression) is { } expanded ? Number(expanded) : Number(Shape(expression));
        _expressions[expression] = number;
        return number;
    }

    private Expression? WriteOut(Expression expression)
    {
        var expanded = expression switch
        {
            HasExpression { Path.Count: > 1 } has => has.Expand(),
            IsExpression { Ancestor: { } ancestor } test => new BinaryExpression(
                BinaryOperator.And,
                new IsExpression(test.Target, test.EntityType, null, test.Span),
                new BinaryExpression(BinaryOperator.In, test.Target, ancestor, test.Span),
                test.Span),
            _ => null,
        };
        if (expanded is not null)
        {
            _expanded[expression] = expanded;
        }

        return expanded;
    }

    /// <summary>One text for all expressions of one form over parts with the same numbers.</summary>
    private string Shape(Expression expression) => expression switch
    {
        LiteralExpression literal => LiteralShape(literal),
        VariableExpression variable => VariableShape(variable.Variable),
        UnaryExpression unary => Join("u" + unary.Operator, [unary.Operand]),
        BinaryExpression binary => Join("b" + binary.Operator, [binary.Left, binary.Right]),
        IfExpression choice => Join("if", [choice.Condition, choice.WhenTrue, choice.WhenFalse]),
        AttributeExpression attribute => Join(".", [attribute.Target]) + " " + attribute.Name,
        HasExpression has => Join("has", [has.Target]) + " " + has.Path[0],
        LikeExpression like => Join("like", [like.Target]) + " " + like.Pattern,
        IsExpression test => IsShape(test),
        SetExpression set => Join("set", set.Elements),
        RecordExpression record => RecordShape(record),
        ExtensionCallExpression call => Join("call " + call.Function.Name, call.Arguments),
        _ => throw new InvalidOperationException("the family of expressions is closed"),
    };

    private string LiteralShape(LiteralExpression literal)
    {
        if (literal.Value.Kind == CedarValueKind.Entity)
        {
            Entities.Add(new(literal.Value.AsEntity, literal.Span));
        }

        return "=" + literal.Value;
    }

    private string VariableShape(RequestVariable variable)
    {
        _uses[(int)variable] = true;
        return "v" + variable;
    }

    private string IsShape(IsExpression test)
    {
        EntityTypes.Add(new(test.EntityType, test.Span));
        return Join("is", [test.Target]) + " " + test.EntityType;
    }

    private string RecordShape(RecordExpression record)
    {
        var fields = record.Fields.Select(field => field.Name.Length.ToString(CultureInfo.InvariantCulture) + ":" + field.Name + Number(field.Value).ToString(CultureInfo.InvariantCulture)).ToList();
        fields.Sort(StringComparer.Ordinal);
        return "record " + string.Join(",", fields);
    }

    private string Join(string form, IEnumerable<Expression> parts) =>
        form + " " + string.Join(",", parts.Select(part => Number(part).ToString(CultureInfo.InvariantCulture)));
}
