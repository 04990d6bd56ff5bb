using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Tests.Syntax;

/// <summary>Trees of every kind of expression, grown from a seed.</summary>
internal sealed class RandomExpression(int seed)
{
    private static readonly string[] Names = ["a", "principal", "if", "in", "two words", "", "quo\"te", "back\\slash", "new\nline", "e\u0301", "\U0001F600", "__cedar"];
    private static readonly ExtensionFunction[] Functions = [.. ExtensionFunction.All.OrderBy(static function => function.Name, StringComparer.Ordinal)];

    private readonly Random _random = new(seed);

    internal Expression Next(int depth)
    {
        if (depth == 0)
        {
            return Leaf();
        }

        return _random.Next(11) switch
        {
            0 => Leaf(),
            1 => new UnaryExpression((UnaryOperator)_random.Next(3), Next(depth - 1), default),
            2 or 3 => new BinaryExpression((BinaryOperator)_random.Next(17), Next(depth - 1), Next(depth - 1), default),
            4 => new IfExpression(Next(depth - 1), Next(depth - 1), Next(depth - 1), default),
            5 => new AttributeExpression(Next(depth - 1), Name(), default),
            6 => Has(Next(depth - 1)),
            7 => new LikeExpression(Next(depth - 1), new LikePattern([.. Many(3, Name), "end"]), default),
            8 => new IsExpression(Next(depth - 1), Type(), _random.Next(2) == 0 ? null : Next(depth - 1), default),
            9 => _random.Next(2) == 0 ? new SetExpression([.. Many(3, () => Next(depth - 1))], default) : Record(depth),
            _ => Call(depth),
        };
    }

    private static LiteralExpression Literal(CedarValue value) => new(value, default);

    private Expression Leaf() => _random.Next(6) switch
    {
        0 => Literal(CedarValue.From(_random.Next(2) == 0)),
        1 => Literal(CedarValue.From(_random.Next(3) switch { 0 => long.MinValue, 1 => long.MaxValue, _ => _random.Next(-9, 9) })),
        2 => Literal(CedarValue.From(Name())),
        3 => Literal(CedarValue.From(new EntityUid(Type(), Name()))),
        _ => new VariableExpression((RequestVariable)_random.Next(4), default),
    };

    private HasExpression Has(Expression target) => new(target, _random.Next(2) == 0 ? [Name()] : ["a", "b", "principal"], default);

    private RecordExpression Record(int depth) =>
        new([.. Many(3, Name).Distinct().Select(name => new RecordField(name, Next(depth - 1)))], default);

    private ExtensionCallExpression Call(int depth)
    {
        var function = Functions[_random.Next(Functions.Length)];
        var arguments = Many(2, () => Next(depth - 1)).ToArray();
        return new ExtensionCallExpression(function, function.IsMethod ? [Next(depth - 1), .. arguments] : arguments, default);
    }

    private string Name() => Names[_random.Next(Names.Length)];

    private string Type() => _random.Next(2) == 0 ? "User" : "A::principal";

    private IEnumerable<T> Many<T>(int most, Func<T> next)
    {
        var count = _random.Next(most + 1);
        for (var number = 0; number < count; number++)
        {
            yield return next();
        }
    }
}
