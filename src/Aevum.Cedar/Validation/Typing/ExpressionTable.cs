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
    private readonly Dictionary<string, int> _shapes = new(StringComparer.Ordinal);
    private readonly Dictionary<Expression, int> _numbers = [];
    private readonly Dictionary<Expression, Expression> _expanded = [];
    private readonly bool[] _uses = new bool[4];

    /// <summary>The entity literals with their places.</summary>
    internal List<KeyValuePair<EntityUid, SourceSpan>> Entities { get; } = [];

    /// <summary>The entity types named after <c>is</c>, with their places.</summary>
    internal List<KeyValuePair<string, SourceSpan>> EntityTypes { get; } = [];

    /// <summary>Every entered expression and part, in no particular order.</summary>
    internal IEnumerable<Expression> All => _numbers.Keys;

    /// <summary>Enters an expression and all its parts, parts first. A loop with its own stack: expressions may nest a thousand levels.</summary>
    internal void Add(Expression root)
    {
        // The flag says that the parts have been entered.
        var open = new Stack<KeyValuePair<Expression, bool>>();
        open.Push(new(root, false));
        while (open.Count > 0)
        {
            var next = open.Pop();
            var expression = next.Key;
            if (_numbers.ContainsKey(expression))
            {
                continue;
            }

            if (next.Value)
            {
                _numbers.Add(expression, _expanded.TryGetValue(expression, out var expanded) ? _numbers[expanded] : Number(Shape(expression)));
                continue;
            }

            open.Push(new(expression, true));
            foreach (var part in PartsOf(expression))
            {
                open.Push(new(part, false));
            }
        }
    }

    /// <summary>True when the variable occurs in an entered expression.</summary>
    internal bool Uses(RequestVariable variable) => _uses[(int)variable];

    /// <summary>Equal for expressions that are written alike, up to white space and shorthands.</summary>
    internal int NumberOf(Expression expression) => _numbers[expression];

    /// <summary>A number for an attribute name; different from the numbers of all expressions.</summary>
    internal int NumberOf(string attribute) => Number("@" + attribute);

    /// <summary>The written-out form of <c>has a.b</c> and <c>is T in e</c>; other expressions as they are.</summary>
    internal Expression Expand(Expression expression) => _expanded.TryGetValue(expression, out var expanded) ? expanded : expression;

    private int Number(string shape)
    {
        if (!_shapes.TryGetValue(shape, out var number))
        {
            number = _shapes.Count;
            _shapes.Add(shape, number);
        }

        return number;
    }

    /// <summary>The parts of an expression; for a shorthand its written-out form, which is made here.</summary>
    private IEnumerable<Expression> PartsOf(Expression expression)
    {
        if (WriteOut(expression) is { } expanded)
        {
            _expanded.Add(expression, expanded);
            return [expanded];
        }

        return expression switch
        {
            UnaryExpression unary => [unary.Operand],
            BinaryExpression binary => [binary.Left, binary.Right],
            IfExpression choice => [choice.Condition, choice.WhenTrue, choice.WhenFalse],
            AttributeExpression attribute => [attribute.Target],
            HasExpression has => [has.Target],
            LikeExpression like => [like.Target],
            IsExpression test => [test.Target],
            SetExpression set => set.Elements,
            RecordExpression record => record.Fields.Select(static field => field.Value),
            ExtensionCallExpression call => call.Arguments,
            _ => [],
        };
    }

    private static Expression? WriteOut(Expression expression) => expression switch
    {
        HasExpression { Path.Count: > 1 } has => has.Expand(),
        IsExpression { Ancestor: { } ancestor } test => new BinaryExpression(
            BinaryOperator.And,
            new IsExpression(test.Target, test.EntityType, null, test.Span),
            new BinaryExpression(BinaryOperator.In, test.Target, ancestor, test.Span),
            test.Span),
        _ => null,
    };

    /// <summary>One text for all expressions of one form over parts with the same numbers.</summary>
    private string Shape(Expression expression) => expression switch
    {
        LiteralExpression literal => LiteralShape(literal),
        VariableExpression variable => VariableShape(variable.Variable),
        UnaryExpression unary => "u" + unary.Operator + Text(unary.Operand),
        BinaryExpression binary => "b" + binary.Operator + Text(binary.Left) + Text(binary.Right),
        IfExpression choice => "if" + Text(choice.Condition) + Text(choice.WhenTrue) + Text(choice.WhenFalse),
        AttributeExpression attribute => "." + Text(attribute.Target) + " " + attribute.Name,
        HasExpression has => "has" + Text(has.Target) + " " + has.Path[0],
        LikeExpression like => "like" + Text(like.Target) + " " + like.Pattern,
        IsExpression test => IsShape(test),
        SetExpression set => "set" + string.Concat(set.Elements.Select(Text)),
        RecordExpression record => RecordShape(record),
        ExtensionCallExpression call => "call " + call.Function.Name + string.Concat(call.Arguments.Select(Text)),
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
        return "is" + Text(test.Target) + " " + test.EntityType;
    }

    /// <summary>The order of fields has no meaning. A name goes with its length, so that no name can imitate two.</summary>
    private string RecordShape(RecordExpression record)
    {
        var fields = record.Fields.Select(field => field.Name.Length.ToString(CultureInfo.InvariantCulture) + ":" + field.Name + Text(field.Value)).ToArray();
        Array.Sort(fields, StringComparer.Ordinal);
        return "record " + string.Concat(fields);
    }

    /// <summary>The number of an entered part, set off so that neighbours do not run together.</summary>
    private string Text(Expression part) => "," + _numbers[part].ToString(CultureInfo.InvariantCulture);
}
