using Horizon.Graph.Gaps.Stated;
using Xunit;

namespace Horizon.Tests.Gaps;

public sealed class GapSubjectTests
{
    [Theory]
    [InlineData("The interaction with the immune system response remains unclear.", "")]
    [InlineData("The response of the heart to irradiation is not known.", "")]
    [InlineData("Whether pathological complete response predicts outcome is unknown.", "tumour-control")]
    [InlineData("What decides on response to chemoradiotherapy is unclear.", "tumour-control")]
    [InlineData("Response rates after re-irradiation need further study.", "tumour-control")]
    public void OnlyATumoursResponseIsItsControl(string sentence, string outcomes) => Assert.Equal(outcomes, string.Join(' ', GapSubject.Outcomes(sentence).Select(o => o.Id)));
}
