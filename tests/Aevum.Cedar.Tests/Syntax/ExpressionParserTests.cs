using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Tests.Syntax;

/// <summary>What text means, seen through the canonical text of its tree, and what is refused with which words.</summary>
public sealed class ExpressionParserTests
{
    [Theory]
    [InlineData("1+2-3*4*5", "1 + 2 - 3 * 4 * 5")]
    [InlineData("(1+2)*3", "(1 + 2) * 3")]
    [InlineData("1-(2-3)", "1 - (2 - 3)")]
    [InlineData("true||false&&true", "true || false && true")]
    [InlineData("(true||false)&&true", "(true || false) && true")]
    [InlineData("((1))==1", "1 == 1")]
    [InlineData("(1==2)==3", "(1 == 2) == 3")]
    [InlineData("- 1", "-1")]
    [InlineData("--1", "-(-1)")]
    [InlineData("-(1)", "-(1)")]
    [InlineData("-1.foo", "-1.foo")]
    [InlineData("-1[\"a\"]", "-1.a")]
    [InlineData("(-1).foo", "(-1).foo")]
    [InlineData("!!true", "!(!true)")]
    [InlineData("!(a::\"b\" in c::\"d\")", "!(a::\"b\" in c::\"d\")")]
    [InlineData("007", "7")]
    [InlineData("-9223372036854775808", "-9223372036854775808")]
    [InlineData("principal[\"a\"].b[\"c d\"]", "principal.a.b[\"c d\"]")]
    [InlineData("principal[\"if\"]", "principal[\"if\"]")]
    [InlineData("principal has a.b", "principal has a.b")]
    [InlineData("principal has \"a\"", "principal has a")]
    [InlineData("principal has \"a b\"", "principal has \"a b\"")]
    [InlineData("principal has principal", "principal has principal")]
    [InlineData("principal is A::B in [C::\"d\"]", "principal is A::B in [C::\"d\"]")]
    [InlineData("principal is principal", "principal is principal")]
    [InlineData("a :: b :: \"x\"", "a::b::\"x\"")]
    [InlineData("principal::\"x\"", "principal::\"x\"")]
    [InlineData("{a:1,\"b c\":2,}", "{a: 1, \"b c\": 2}")]
    [InlineData("[1,2,]", "[1, 2]")]
    [InlineData("if true then 1 else 2+3", "if true then 1 else 2 + 3")]
    [InlineData("(if true then 1 else 2)+3", "(if true then 1 else 2) + 3")]
    [InlineData("ip(\"1.2.3.4\",)", "ip(\"1.2.3.4\")")]
    [InlineData("1.contains(2)", "1.contains(2)")]
    [InlineData("[1].isEmpty()", "[1].isEmpty()")]
    [InlineData("datetime(\"x\").offset(1).toDate()", "datetime(\"x\").offset(1).toDate()")]
    [InlineData("\"a\" like \"b*\\*\\u{41}\"", "\"a\" like \"b*\\*A\"")]
    [InlineData("// c\n true // d\n", "true")]
    [InlineData("\"\\x41\\u{1_0}\\n\"", "\"A\\u{10}\\n\"")]
    [InlineData("\"a\nb\"", "\"a\\nb\"")]
    [InlineData("principal\u00a0==\u2028action", "principal == action")]
    public void Text_has_one_meaning(string text, string canonical) => Assert.Equal(canonical, PolicyParser.ParseExpression(text).ToString());

    [Theory]
    [InlineData("1 < 2 < 3", "relational operators cannot be chained")]
    [InlineData("1 == 2 == 3", "relational operators cannot be chained")]
    [InlineData("a::\"x\" in b::\"y\" in c::\"z\"", "relational operators cannot be chained")]
    [InlineData("1 has a == 2", "unexpected token `==`")]
    [InlineData("1 = 2", "`=` is not an operator of Cedar")]
    [InlineData("1 / 2", "Cedar has no operator `/`")]
    [InlineData("1 % 2", "Cedar has no operator `%`")]
    [InlineData("-----1", "more than 4 signs in a row")]
    [InlineData("!!!!!true", "more than 4 signs in a row")]
    [InlineData("!-1", "unexpected token `-`")]
    [InlineData("-!true", "unexpected token `!`")]
    [InlineData("9223372036854775808", "the integer `9223372036854775808` is too large")]
    [InlineData("-9223372036854775809", "the integer is too small")]
    [InlineData("-(9223372036854775808)", "the integer `9223372036854775808` is too large")]
    [InlineData("-9223372036854775808.foo", "the integer `9223372036854775808` is too large")]
    [InlineData("18446744073709551616", "the integer `18446744073709551616` is too large")]
    [InlineData("1 + if true then 1 else 2", "`if` cannot stand here")]
    [InlineData("if::\"x\"", "`if` cannot stand here")]
    [InlineData("true::\"x\"", "`true` is a reserved word and cannot be a name")]
    [InlineData("principal.if", "`if` is a reserved word and cannot be a name")]
    [InlineData("principal.in", "`in` is a reserved word and cannot be a name")]
    [InlineData("principal has true", "`true` is a reserved word and cannot be a name")]
    [InlineData("{in: 1}", "`in` is a reserved word and cannot be a name")]
    [InlineData("principal.__cedar", "the name `__cedar` is reserved for Cedar itself")]
    [InlineData("A::__cedar::\"x\"", "the name `__cedar` is reserved for Cedar itself")]
    [InlineData("principal has (b)", "unexpected token `(`")]
    [InlineData("principal has b[\"c\"]", "the right side of `has` must be attribute names joined by `.`, or one string literal")]
    [InlineData("principal has \"b\".c", "the right side of `has` must be attribute names joined by `.`, or one string literal")]
    [InlineData("principal has a::b", "the right side of `has` must be attribute names joined by `.`, or one string literal")]
    [InlineData("\"a\" like principal", "the right side of `like` must be a string literal")]
    [InlineData("principal is \"A\"", "an entity type name must follow `is`")]
    [InlineData("principal is A::\"x\"", "an entity type name must follow `is`, not an entity")]
    [InlineData("{a: 1, \"a\": 2}", "duplicate key `a` in this record")]
    [InlineData("[1].contains()", "`contains` takes 1 argument, but 0 are given")]
    [InlineData("[1].isEmpty(1)", "`isEmpty` takes 0 arguments, but 1 are given")]
    [InlineData("contains([1], 1)", "`contains` is a method, not a function")]
    [InlineData("\"1\".ip()", "`ip` is a function, not a method")]
    [InlineData("foo(1)", "`foo` is not a function")]
    [InlineData("A::ip(\"1\")", "`A::ip` is not a function")]
    [InlineData("1.foo()", "`foo` is not a method")]
    [InlineData("principal()", "`principal` is a variable and cannot be called")]
    [InlineData("(1)(2)", "this expression cannot be called")]
    [InlineData("foo", "`foo` is not a variable")]
    [InlineData("a::b.c", "`a::b` is not a variable")]
    [InlineData("principal[a]", "only a string literal can stand between `[` and `]`")]
    [InlineData("principal == ?principal", "the slot `?principal` cannot stand in a condition")]
    [InlineData("?foo", "`?foo` is not a slot")]
    [InlineData("\"\\q\"", "`\\q` does not begin a valid escape")]
    [InlineData("\"\\x80\"", "`\\x` does not begin a valid escape")]
    [InlineData("\"\\u{d800}\"", "`\\u` does not begin a valid escape")]
    [InlineData("\"\\u{110000}\"", "`\\u` does not begin a valid escape")]
    [InlineData("\"\\u{0000041}\"", "`\\u` does not begin a valid escape")]
    [InlineData("\"\\u{_1}\"", "`\\u` does not begin a valid escape")]
    [InlineData("\"\\u{}\"", "`\\u` does not begin a valid escape")]
    [InlineData("\"\\*\"", "`\\*` does not begin a valid escape")]
    [InlineData("\"a\rb\"", "a bare carriage return cannot stand in a string literal")]
    [InlineData("\"\\\n a\"", "this string literal is not closed, or a backslash stands at the end of its line")]
    [InlineData("\"unterminated", "this string literal is not closed, or a backslash stands at the end of its line")]
    [InlineData("'a'", "unexpected character `'`")]
    [InlineData("true & true", "unexpected character `&`")]
    [InlineData("true | true", "unexpected character `|`")]
    [InlineData("é", "unexpected character U+00E9")]
    [InlineData("\u200b", "unexpected character U+200B")]
    [InlineData("()", "unexpected token `)`")]
    [InlineData("", "unexpected end of text")]
    [InlineData("(1", "unexpected end of text")]
    [InlineData("1 2", "unexpected token `2`")]
    [InlineData("a::{x: 1}", "unexpected token `{`")]
    public void Wrong_text_is_refused_with_the_reason(string text, string message)
    {
        var fault = Assert.Throws<CedarSyntaxException>(() => PolicyParser.ParseExpression(text));

        Assert.Equal(message, fault.Errors.Single().Message);
    }

    [Theory]
    [InlineData("principle == action", "did you mean `principal`?")]
    [InlineData("decimals(\"1\")", "did you mean `decimal`?")]
    [InlineData("[1].contain(1)", "did you mean `contains`?")]
    [InlineData("ip(\"::1\").isLoopBack()", "did you mean `isLoopback`?")]
    [InlineData("1 = 2", "did you mean `==`?")]
    [InlineData("true & true", "did you mean `&&`?")]
    [InlineData("principal.if", "an attribute of this name can be reached as `[\"if\"]`")]
    public void The_repair_is_named(string text, string help)
    {
        var fault = Assert.Throws<CedarSyntaxException>(() => PolicyParser.ParseExpression(text));

        Assert.Equal(help, fault.Errors.Single().Help);
    }

    [Fact]
    public void Every_part_knows_its_place()
    {
        var expression = (BinaryExpression)PolicyParser.ParseExpression("principal.age\n  >= (21 + 1)");

        Assert.Equal((0, 1, 1), (expression.Span.Start, expression.Span.Line, expression.Span.Column));
        Assert.Equal(new SourceSpan(0, 13, 1, 1), expression.Left.Span);
        Assert.Equal(new SourceSpan(20, 6, 2, 7), expression.Right.Span);
    }

    [Fact]
    public void A_lone_half_of_a_surrogate_pair_is_refused() =>
        Assert.Contains("not well-formed Unicode", Assert.Throws<CedarSyntaxException>(() => PolicyParser.ParseExpression("\"\ud83d\"")).Message, StringComparison.Ordinal);
}
