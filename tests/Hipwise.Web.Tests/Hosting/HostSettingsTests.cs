using Hipwise.Web.Hosting;

namespace Hipwise.Web.Tests.Hosting;

public class HostSettingsTests
{
    [Fact]
    public void Without_options_the_port_is_the_usual_one() => HostSettings.Read([]).Port.ShouldBe(5080);

    [Theory]
    [InlineData("--port", "0")]
    [InlineData("--port=0")]
    public void A_port_may_stand_behind_a_space_or_an_equals_sign(params string[] arguments) => HostSettings.Read(arguments).Port.ShouldBe(0);

    [Fact]
    public void The_folder_becomes_a_whole_path() => Path.IsPathRooted(HostSettings.Read(["--data", "here"]).DataFolder).ShouldBeTrue();

    [Theory]
    [InlineData("--port", "70000", "--port must be a number from 0 to 65535; '70000' stands there.")]
    [InlineData("--port", "-1", "--port must be a number from 0 to 65535; '-1' stands there.")]
    [InlineData("--prot", "80", "'--prot' means nothing here; use --port, --data, --lan or --help.")]
    public void A_wrong_option_is_answered_with_its_mend(string name, string value, string message) =>
        Should.Throw<FormatException>(() => HostSettings.Read([name, value])).Message.ShouldBe(message);

    [Fact]
    public void An_option_without_its_value_says_so() =>
        Should.Throw<FormatException>(() => HostSettings.Read(["--data"])).Message.ShouldBe("--data needs a value; --help shows how.");

    [Fact]
    public void Without_lan_nothing_is_asked_of_the_home_network() => HostSettings.Read(["--port", "1"]).Lan.ShouldBeNull();

    [Fact]
    public void Lan_alone_takes_the_usual_port_and_every_address()
    {
        var lan = HostSettings.Read(["--lan"]).Lan.ShouldNotBeNull();
        lan.Port.ShouldBe(5443);
        lan.Addresses.ShouldBeEmpty();
        lan.Names.ShouldBeEmpty();
    }

    [Fact]
    public void Options_of_lan_may_stand_anywhere_and_be_given_again()
    {
        var settings = HostSettings.Read(["--host", "Hips.home.arpa", "--lan-port=0", "--lan-address", "192.168.1.20", "--lan", "--lan-address=fd00::5", "--host", "hipwise.local", "--port", "7"]);
        settings.Port.ShouldBe(7);
        settings.Lan!.Port.ShouldBe(0);
        settings.Lan.Addresses.Select(address => $"{address}").ShouldBe(["192.168.1.20", "fd00::5"]);
        settings.Lan.Names.ShouldBe(["hips.home.arpa", "hipwise.local"]);
    }

    [Theory]
    [InlineData("--lan-port means something only together with --lan.", "--lan-port", "1")]
    [InlineData("--host means something only together with --lan.", "--host", "hipwise.local")]
    [InlineData("--lan takes no value; --help shows how.", "--lan=yes")]
    [InlineData("--lan-port must be a number from 0 to 65535; '70000' stands there.", "--lan", "--lan-port", "70000")]
    [InlineData("--lan-address must be an address of a home network, such as 192.168.1.20; '8.8.8.8' stands there.", "--lan", "--lan-address", "8.8.8.8")]
    [InlineData("--lan-address must be an address of a home network, such as 192.168.1.20; '0.0.0.0' stands there.", "--lan", "--lan-address", "0.0.0.0")]
    [InlineData("--lan-address must be an address of a home network, such as 192.168.1.20; '::' stands there.", "--lan", "--lan-address", "::")]
    [InlineData("--lan-address must be an address of a home network, such as 192.168.1.20; 'here' stands there.", "--lan", "--lan-address", "here")]
    [InlineData("--host must be a name without a port, such as hipwise.local; 'hipwise.local:80' stands there.", "--lan", "--host", "hipwise.local:80")]
    [InlineData("--host must be a name without a port, such as hipwise.local; '*' stands there.", "--lan", "--host", "*")]
    [InlineData("--host must be a name without a port, such as hipwise.local; '203.0.113.7' stands there.", "--lan", "--host", "203.0.113.7")]
    [InlineData("--host needs a value; --help shows how.", "--lan", "--host")]
    public void A_wrong_option_of_lan_is_answered_with_its_mend(string message, params string[] arguments) =>
        Should.Throw<FormatException>(() => HostSettings.Read(arguments)).Message.ShouldBe(message);
}
