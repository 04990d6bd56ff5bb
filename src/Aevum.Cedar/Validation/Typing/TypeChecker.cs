using Aevum.Cedar.Schema;
using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Validation.Typing;

/// <summary>
/// Finds the type of each expression of a policy for one request environment, and reports what cannot be typed. Follows the rules of the
/// Cedar 4.10 validator. Checking goes on after a fault, with an unknown type, so that independent faults are all reported.
/// </summary>
internal sealed class TypeChecker
{
    private readonly CheckContext _context;
    private readonly LogicChecks _logic;
    private readonly OperatorChecks _operators;
    private readonly EntityChecks _entities;
    private readonly ConstructionChecks _constructions;

    internal TypeChecker(CheckContext context)
    {
        _context = context;
        _logic = new(this, context);
        _operators = new(this, context);
        _entities = new(this, context);
        _constructions = new(this, context);
    }

    /// <summary>The type of a condition, which must be a Boolean.</summary>
    internal Typed CheckBoolean(Expression expression, KnownCapabilities known) => _logic.Boolean(expression, known);

    /// <summary>The type of any expression.</summary>
    internal Typed Check(Expression expression, KnownCapabilities known)
    {
        _context.Budget.Spend();
        return expression switch
        {
            LiteralExpression literal => new(TypeOf(literal.Value)),
            VariableExpression variable => new(TypeOf(variable.Variable)),
            BinaryExpression binary => CheckBinary(binary, known),
            UnaryExpression unary => CheckUnary(unary, known),
            IfExpression choice => _logic.If(choice, known),
            AttributeExpression attribute => _entities.Attribute(attribute, known),
            HasExpression { Path.Count: 1 } has => _entities.Has(has, known),
            IsExpression { Ancestor: null } test => _entities.Is(test, known),
            HasExpression or IsExpression => Check(_context.Expressions.Expand(expression), known),
            LikeExpression like => _operators.Like(like, known),
            SetExpression set => _constructions.Set(set, known),
            RecordExpression record => _constructions.Record(record, known),
            ExtensionCallExpression call => _constructions.Call(call, known),
            _ => throw new InvalidOperationException("the family of expressions is closed"),
        };
    }

    private Typed CheckBinary(BinaryExpression binary, KnownCapabilities known) => binary.Operator switch
    {
        BinaryOperator.And or BinaryOperator.Or => _logic.Chain(binary, known),
        BinaryOperator.Equal => _operators.Equality(binary, known, negated: false),
        BinaryOperator.NotEqual => _operators.Equality(binary, known, negated: true),
        BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual => _operators.Comparison(binary, known),
        BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply => _operators.Arithmetic(binary, known),
        BinaryOperator.Contains => _operators.Contains(binary, known),
        BinaryOperator.ContainsAll or BinaryOperator.ContainsAny => _operators.ContainsMany(binary, known),
        BinaryOperator.In => _entities.In(binary, known),
        BinaryOperator.HasTag => _entities.HasTag(binary, known),
        BinaryOperator.GetTag => _entities.GetTag(binary, known),
        _ => throw new InvalidOperationException("the list of binary operators is closed"),
    };

    private Typed CheckUnary(UnaryExpression unary, KnownCapabilities known) => unary.Operator switch
    {
        UnaryOperator.Not => _logic.Not(unary, known),
        UnaryOperator.Negate => _operators.Negate(unary, known),
        UnaryOperator.IsEmpty => _operators.IsEmpty(unary, known),
        _ => throw new InvalidOperationException("the list of unary operators is closed"),
    };

    /// <summary>Unknown entity types and actions are reported once per policy, not here.</summary>
    private CedarType? TypeOf(CedarValue value) => value.Kind switch
    {
        CedarValueKind.Boolean => TruthType.Of(value.AsBoolean),
        CedarValueKind.Entity => _context.Schema.TypeOf(value.AsEntity),
        _ => KindTypes.TypeOf(value.Kind),
    };

    private CedarType? TypeOf(RequestVariable variable) => variable switch
    {
        RequestVariable.Principal => _context.Environment.Principal,
        RequestVariable.Action => _context.Schema.TypeOf(_context.Environment.Action.Uid),
        RequestVariable.Resource => _context.Environment.Resource,
        _ => _context.Environment.Action.Context,
    };
}
