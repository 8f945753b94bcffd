using Hipwise.Care.Checkup;
using Hipwise.Knowledge;
using Hipwise.Testing;

namespace Hipwise.Care.Tests.Properties;

public sealed class SamenessProperties
{
    [Fact]
    public void The_same_answers_give_the_same_bytes_with_knowledge_loaded_anew()
    {
        var again = KnowledgeLoader.Load(Repository.Knowledge);
        Crowd.OneIn(8, member =>
            ResultJson.Write(CheckupRun.Assess(RandomPeople.Make(member.Seed, again), again)).ShouldBe(ResultJson.Write(member.Result)));
    }

    [Fact]
    public void Every_result_names_the_knowledge_it_rests_on() =>
        Crowd.Everyone(member => member.Result.KnowledgeVersion.ShouldBe(Crowd.Knowledge.Version));
}
