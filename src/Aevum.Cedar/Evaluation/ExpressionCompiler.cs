using Aevum.Cedar.Evaluation.Nodes;
using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Evaluation;

/// <summary>
/// Turns an expression tree into evaluation nodes: chains of <c>&amp;&amp;</c> and <c>||</c> become one node, and what does not depend
/// on the request is computed now. An expression that always fails stays as it is and fails when it is reached.
/// </summary>
internal static class ExpressionCompiler
{
    internal static EvaluationNode Compile(Expression expression)
    {
        var node = CompileOne(expression);
        return expression.Height % StackGuardNode.Interval == 0 ? new StackGuardNode(node) : node;
    }

    private static EvaluationNode CompileOne(Expression expression) => expression switch
    {
        LiteralExpression literal => new ConstantNode(literal.Value, literal.Span),
        VariableExpression variable => new VariableNode(variable.Variable, variable.Span),
        UnaryExpression unary => CompileUnary(unary),
        BinaryExpression { Operator: BinaryOperator.And or BinaryOperator.Or } junction => CompileJunction(junction),
        BinaryExpression binary => CompileBinary(binary),
        IfExpression choice => new IfNode(Compile(choice.Condition), Compile(choice.WhenTrue), Compile(choice.WhenFalse), choice.Span),
        AttributeExpression attribute => Fold(Compile(attribute.Target), target => new AttributeNode(target, attribute.Name, attribute.Span)),
        HasExpression has => Fold(Compile(has.Target), target => new HasNode(target, [.. has.Path], has.Span)),
        LikeExpression like => Fold(Compile(like.Target), target => new LikeNode(target, like.Pattern, like.Span)),
        IsExpression test => new IsNode(Compile(test.Target), test.EntityType, test.Ancestor is null ? null : Compile(test.Ancestor), test.Span),
        SetExpression set => CompileSet(set),
        RecordExpression record => CompileRecord(record),
        ExtensionCallExpression call => CompileCall(call),
        _ => throw new InvalidOperationException($"unknown expression {expression.GetType().Name}"),
    };

    private static EvaluationNode CompileUnary(UnaryExpression unary) => Fold(Compile(unary.Operand), operand => unary.Operator switch
    {
        UnaryOperator.Not => new NotNode(operand, unary.Span),
        UnaryOperator.Negate => new NegateNode(operand, unary.Span),
        UnaryOperator.IsEmpty => new IsEmptyNode(operand, unary.Span),
        _ => throw new InvalidOperationException($"unknown operator {unary.Operator}"),
    });

    private static JunctionNode CompileJunction(BinaryExpression junction)
    {
        var operands = new List<EvaluationNode>();
        Expression rest = junction;
        while (rest is BinaryExpression binary && binary.Operator == junction.Operator)
        {
            operands.Add(Compile(binary.Right));
            rest = binary.Left;
        }

        operands.Add(Compile(rest));
        operands.Reverse();
        return new JunctionNode([.. operands], junction.Operator == BinaryOperator.And, junction.Span);
    }

    private static EvaluationNode CompileBinary(BinaryExpression binary)
    {
        var left = Compile(binary.Left);
        var right = Compile(binary.Right);
        var node = Create(binary, left, right);
        return left.IsConstant && right.IsConstant && !DependsOnEntities(binary.Operator) ? Evaluated(node) : node;
    }

    private static EvaluationNode Create(BinaryExpression binary, EvaluationNode left, EvaluationNode right) => binary.Operator switch
    {
        BinaryOperator.Equal => new EqualityNode(left, right, expected: true, binary.Span),
        BinaryOperator.NotEqual => new EqualityNode(left, right, expected: false, binary.Span),
        BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual =>
            new ComparisonNode(binary.Operator, left, right, binary.Span),
        BinaryOperator.In => new InNode(left, right, binary.Span),
        BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply => new ArithmeticNode(binary.Operator, left, right, binary.Span),
        BinaryOperator.Contains or BinaryOperator.ContainsAll or BinaryOperator.ContainsAny => new ContainsNode(binary.Operator, left, right, binary.Span),
        BinaryOperator.GetTag => new TagNode(left, right, binary.Span),
        BinaryOperator.HasTag => new HasTagNode(left, right, binary.Span),
        _ => throw new InvalidOperationException($"unknown operator {binary.Operator}"),
    };

    private static bool DependsOnEntities(BinaryOperator @operator) =>
        @operator is BinaryOperator.In or BinaryOperator.GetTag or BinaryOperator.HasTag;

    private static EvaluationNode CompileSet(SetExpression set)
    {
        var elements = set.Elements.Select(Compile).ToArray();
        var node = new SetNode(elements, set.Span);
        return Array.TrueForAll(elements, static element => element.IsConstant) ? Evaluated(node) : node;
    }

    private static EvaluationNode CompileRecord(RecordExpression record)
    {
        var values = record.Fields.Select(static field => Compile(field.Value)).ToArray();
        var node = new RecordNode(record.Fields.Select(static field => field.Name).ToArray(), values, record.Span);
        return Array.TrueForAll(values, static value => value.IsConstant) ? Evaluated(node) : node;
    }

    private static EvaluationNode CompileCall(ExtensionCallExpression call)
    {
        var arguments = call.Arguments.Select(Compile).ToArray();
        var node = new ExtensionNode(call.Function, arguments, call.Span);
        return Array.TrueForAll(arguments, static argument => argument.IsConstant) ? Evaluated(node) : node;
    }

    /// <summary>Builds a node over one operand and evaluates it at once when the operand is a constant that is no entity.</summary>
    private static EvaluationNode Fold(EvaluationNode operand, Func<EvaluationNode, EvaluationNode> create)
    {
        var node = create(operand);
        return operand is ConstantNode { Value.Kind: not CedarValueKind.Entity } ? Evaluated(node) : node;
    }

    /// <summary>The constant that a node without request data comes to; the node itself when it fails.</summary>
    private static EvaluationNode Evaluated(EvaluationNode node)
    {
        EvaluationFrame frame = default;
        return node.TryEvaluate(ref frame, out var value) ? new ConstantNode(value, node.Span) : node;
    }
}
