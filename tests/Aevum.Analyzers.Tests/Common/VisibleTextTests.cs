using Aevum.Analyzers.Common;

namespace Aevum.Analyzers.Tests.Common;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("\uFE00\uFE0F")]
    [InlineData("\u3164")]
    [InlineData("\U000E0020")]
    [InlineData(" \u200B\t")]
    public void A_text_that_nobody_sees_is_blank(string text) => Assert.True(VisibleText.IsBlank(text));

    [Theory]
    [InlineData("a")]
    [InlineData("\U0001F600")]
    [InlineData("\u200Ba\uFE0F")]
    [InlineData("\uFE10")]
    public void A_text_that_somebody_sees_is_not_blank(string text) => Assert.False(VisibleText.IsBlank(text));
}
