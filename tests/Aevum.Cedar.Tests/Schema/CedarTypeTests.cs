using Aevum.Cedar.Schema;

namespace Aevum.Cedar.Tests.Schema;

public sealed class CedarTypeTests
{
    [Fact]
    public void Types_of_one_structure_are_equal_and_print_alike()
    {
        var first = Shape("entity A { x: Set<{ a: Long, b?: A }>, y: A };");
        var second = Shape("entity A { y: A, x: Set<T> }; type T = { b?: A, a: __cedar::Long };");

        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        Assert.Equal(first.ToString(), second.ToString());
    }

    [Theory]
    [InlineData("{ a: Long }", "{ a?: Long }")]
    [InlineData("{ a: Long }", "{ b: Long }")]
    [InlineData("{ a: Long }", "{ a: Bool }")]
    [InlineData("{ a: Long }", "{ a: Long, b: Long }")]
    [InlineData("{ a: Set<Long> }", "{ a: Set<Bool> }")]
    [InlineData("{ a: A }", "{ a: B }")]
    [InlineData("{ a: A }", "{ a: Set<A> }")]
    [InlineData("{ a: ipaddr }", "{ a: decimal }")]
    public void Types_of_different_structure_are_not_equal(string left, string right)
    {
        var first = Shape($"entity A {left}; entity B;");
        var second = Shape($"entity A {right}; entity B;");

        Assert.NotEqual(first, second);
        Assert.False(first.Equals((object?)null));
        Assert.False(first.Equals("text"));
    }

    [Fact]
    public void A_type_that_is_written_twice_is_one_object()
    {
        var schema = CedarSchema.Parse("entity A { x: { a: Long } }; entity B { x: { a: Long } };");

        Assert.Same(schema.EntityTypes["A"].Attributes, schema.EntityTypes["B"].Attributes);
    }

    [Fact]
    public void Attributes_are_found_by_their_exact_name()
    {
        var shape = Shape("entity A { Name: Long };");

        Assert.NotNull(shape.Find("Name"));
        Assert.Null(shape.Find("name"));
        Assert.Throws<ArgumentNullException>(() => shape.Find(null!));
    }

    [Fact]
    public void The_types_of_actions_are_known_as_such()
    {
        var schema = CedarSchema.Parse("namespace N { action a; entity A { a: Action, b: A }; }");

        Assert.True(((EntityReferenceType)schema.EntityTypes["N::A"].Attributes.Find("a")!.Type).IsAction);
        Assert.False(schema.EntityTypes["N::A"].Reference.IsAction);
    }

    private static RecordType Shape(string schema) => CedarSchema.Parse(schema).EntityTypes["A"].Attributes;
}
