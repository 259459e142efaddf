package dev.shrink.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrink.config.PythonSettings;
import dev.shrink.config.SettingTable;
import dev.shrink.model.DynamicSite;
import dev.shrink.model.Safety;
import dev.shrink.rule.Fixture;
import dev.shrink.rule.RuleHarness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataRuleTest {
    @TempDir
    private Path folder;

    private static final Set<String> UNUSED_SERVICES = Set.of("botocore/data/ec2/2016-11-15/service-2.json.gz", "botocore/data/sqs/2012-11-05/service-2.json", "boto3/data/ec2/2016-11-15/resources-1.json",
            "botocore/data/s3/2006-03-01/examples-1.json");

    private static Tree sdk(String... app) {
        return Tree.of().file("app.py", app).file("boto3/__init__.py", "def client(*args, **kwargs): return session().client(*args, **kwargs)")
                .file("botocore/__init__.py").file("botocore/credentials.py", "session.create_client(anything)")
                .file("botocore/data/endpoints.json").file("botocore/data/partitions.json").file("botocore/data/_retry.json").file("botocore/data/sdk-default-configuration.json")
                .file("botocore/data/s3/2006-03-01/service-2.json.gz").file("botocore/data/s3/2006-03-01/examples-1.json").file("botocore/data/sts/2011-06-15/service-2.json.gz")
                .file("botocore/data/sso/2019-06-10/service-2.json.gz").file("botocore/data/sso-oidc/2019-06-10/service-2.json.gz").file("botocore/data/signin/2023-01-01/service-2.json.gz")
                .file("botocore/data/ec2/2016-11-15/service-2.json.gz").file("botocore/data/sqs/2012-11-05/service-2.json").file("boto3/data/s3/2006-03-01/resources-1.json")
                .file("boto3/data/ec2/2016-11-15/resources-1.json").distribution("boto3", "1", "boto3").distribution("botocore", "1", "botocore")
                .with(SettingTable.HANDLER, Set.of("app.handler")).tier(Safety.STATIC);
    }

    private static Set<String> removed(Tree tree) {
        return tree.removedBy(new DataRule(), new UntracedDataRule());
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3 = boto3.client('s3')", "NAME = 's3'; s3 = boto3.resource(service_name=NAME)", "s3 = boto3.Session().client('s' + '3', region_name=where())",
        "def f(session): return session.client(\"s3\")", "from boto3 import client as make; make('s3')", "from botocore.session import get_session as g; g().create_client('s3')",
        "class A:\n  def f(self): return self.aws.client('s3')"})
    void keepsTheServicesThatConstantsNameAndWhatTheSdkItselfNeeds(String line) {
        assertThat(removed(sdk("import boto3", line))).isEqualTo(UNUSED_SERVICES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"boto3.client(os.environ['SERVICE'])", "def f(name): return boto3.client(name)", "boto3.client(**options)", "make = boto3.client", "f = partial(boto3.client, region_name='x')",
        "make = getattr(boto3, which)", "make = getattr(session, 'client')", "def f(session): return session.client", "print(boto3.Session().get_available_services())",
        "boto3.client(f'{kind}')", "from boto3 import client as c; register(c)"})
    void keepsEveryServiceWhereANameCannotBeFoundOutAndSaysWhere(String line) {
        Tree tree = sdk("import boto3", "boto3.client('s3')", line);
        assertThat(removed(tree)).isEmpty();
        assertThat(tree.sites()).extracting(DynamicSite::where, DynamicSite::answer).anySatisfy(site -> assertThat(site.toString()).contains("app").contains("--uses service:NAME"));
    }

    @Test
    void keepsAServiceThatAnyStringOfReachedCodeNames() {
        assertThat(removed(sdk("import boto3", "boto3.client('s3')", "KNOWN = ['sqs']"))).doesNotContain("botocore/data/sqs/2012-11-05/service-2.json").contains("botocore/data/ec2/2016-11-15/service-2.json.gz");
    }

    @Test
    void takesFunctionsOfThatNameInModulesThatItReadsForWhatTheyAre() {
        assertThat(removed(sdk("import boto3, factory", "boto3.client('s3')", "factory.client(anything)").file("factory.py", "def client(x): pass"))).isEqualTo(UNUSED_SERVICES);
    }

    @Test
    void believesWhatTheUserSays() {
        Tree tree = sdk("import boto3", "def f(name): return boto3.client(name)").with(PythonSettings.USES, Set.of("service:s3"));
        assertThat(removed(tree)).isEqualTo(UNUSED_SERVICES);
        assertThat(removed(sdk("import boto3", "boto3.client(x)").with(PythonSettings.USES, Set.of("locale:de")))).isEmpty();
    }

    @Test
    void doesNothingWithoutARoot() {
        assertThat(removed(sdk("import boto3").with(SettingTable.HANDLER, Set.of()))).isEmpty();
    }

    @Test
    void keepsWhatARecordedRunOpenedWhereNamesCannotBeFoundOut() throws IOException {
        Path recording = Files.writeString(folder.resolve("r.json"), "{\"schema\":1,\"modules\":[\"app\",\"boto3\",\"botocore\"],\"files\":[\"botocore/data/s3/2006-03-01/service-2.json.gz\"]}");
        Tree tree = sdk("import boto3", "boto3.client(x)").with(SettingTable.TRACE, Set.of(recording.toString())).with(SettingTable.TIER, Optional.of(Safety.TRACED)).tier(Safety.TRACED);
        assertThat(removed(tree)).isEqualTo(UNUSED_SERVICES);
        Path silent = Files.writeString(folder.resolve("s.json"), "{\"schema\":1,\"modules\":[\"app\",\"boto3\",\"botocore\"]}");
        assertThat(removed(tree.with(SettingTable.TRACE, Set.of(silent.toString())))).isEmpty();
    }

    private static Tree zones(String... app) {
        return Tree.of().file("app.py", app).file("tzdata/__init__.py").file("tzdata/zones", "x").file("tzdata/zoneinfo/__init__.py").file("tzdata/zoneinfo/zone.tab").file("tzdata/zoneinfo/UTC")
                .file("tzdata/zoneinfo/Europe/__init__.py").file("tzdata/zoneinfo/Europe/Berlin").file("tzdata/zoneinfo/Europe/Rome").file("tzdata/zoneinfo/Asia/__init__.py").file("tzdata/zoneinfo/Asia/Tokyo")
                .distribution("tzdata", "1", "tzdata").with(SettingTable.HANDLER, Set.of("app.handler")).with(SettingTable.SAFETY_NET, false).tier(Safety.STATIC);
    }

    @Test
    void keepsTheZonesThatConstantsAndStringsName() {
        assertThat(zones("from zoneinfo import ZoneInfo", "z = ZoneInfo('Europe/Berlin')", "now(datetime.timezone.utc)", "t = datetime.timezone(delta)")
                .removedBy(new DataRule(), new UnreachedRule(), new DistributionsRule())).containsExactlyInAnyOrder("tzdata/zoneinfo/Europe/Rome", "tzdata/zoneinfo/Asia/Tokyo");
        assertThat(removed(zones("import pytz", "z = pytz.timezone('europe/rome')"))).containsExactlyInAnyOrder("tzdata/zoneinfo/Europe/Berlin", "tzdata/zoneinfo/Asia/Tokyo");
        assertThat(removed(zones("zone = 'Asia/Tokyo'"))).containsExactlyInAnyOrder("tzdata/zoneinfo/Europe/Berlin", "tzdata/zoneinfo/Europe/Rome");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZoneInfo(event['tz'])", "zoneinfo.available_timezones()", "dateutil.rrule.rrulestr(text)", "zones = list(map(ZoneInfo, names))", "pytz.timezone(x)", "import native"})
    void keepsEveryZoneWhereNamesComeFromData(String line) {
        Tree tree = zones("from zoneinfo import *", "import pytz", line).bytes("native.cpython-311-x86_64-linux-gnu.so", "\0zoneinfo\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(removed(tree)).isEmpty();
        assertThat(tree.sites()).isNotEmpty();
    }

    private static Tree locales(String... app) {
        Tree tree = Tree.of().file("app.py", app).file("babel/__init__.py").file("babel/numbers.py", "def format_decimal(number, format=None, locale=None): return Locale.parse(locale)").file("babel/global.dat");
        List.of("root", "en", "en_US", "de", "de_AT", "fr", "fr_HT", "ht", "nb", "no", "nn").forEach(l -> tree.file("babel/locale-data/" + l + ".dat"));
        return tree.distribution("babel", "1", "babel").with(SettingTable.HANDLER, Set.of("app.handler")).tier(Safety.STATIC);
    }

    private static List<String> languages(Tree tree) {
        return removed(tree).stream().map(path -> path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'))).toList();
    }

    @Test
    void keepsALanguageWithItsTerritoriesAndWhatItInheritsFrom() {
        assertThat(languages(locales("from babel.numbers import format_decimal", "format_decimal(x, locale='de_DE')"))).containsExactly("fr", "fr_HT", "ht", "nb", "nn", "no");
        assertThat(languages(locales("import babel", "babel.numbers.format_decimal(x, '#', 'nb')", "babel.Locale('ht')"))).containsExactly("de", "de_AT");
        assertThat(languages(locales("import babel.numbers", "babel.numbers.format_decimal(x)", "CODES = ['fr-FR']"))).containsExactly("de", "de_AT", "ht", "nb", "nn", "no");
    }

    @ParameterizedTest
    @ValueSource(strings = {"format_decimal(x, locale=user.locale)", "babel.Locale.parse(header)", "babel.Locale('iw')", "babel.core.get_global('x', locale=l)", "babel.localedata.locale_identifiers()"})
    void keepsEveryLanguageWhereALocaleCannotBeFoundOut(String line) {
        assertThat(languages(locales("import babel", "from babel.numbers import format_decimal", line))).isEmpty();
    }

    private static Tree plots(String... app) {
        Tree tree = Tree.of().file("app.py", app).file("matplotlib/__init__.py");
        List.of("fonts/afm/a.afm", "fonts/pdfcorefonts/b.afm", "fonts/ttf/DejaVuSans.ttf", "fonts/ttf/DejaVuSansMono-Bold.ttf", "fonts/ttf/DejaVuSerif.ttf", "fonts/ttf/STIXGeneral.ttf", "fonts/ttf/cmr10.ttf",
                "fonts/ttf/LICENSE_STIX", "matplotlibrc", "sample_data/x.csv", "stylelib/ggplot.mplstyle").forEach(f -> tree.file("matplotlib/mpl-data/" + f));
        return tree.distribution("matplotlib", "3", "matplotlib").with(SettingTable.HANDLER, Set.of("app.handler")).tier(Safety.STATIC);
    }

    @Test
    void takesMetricsAndSamplesThatNoSettingAsksForButNoFontThatATextCanName() {
        assertThat(removed(plots("import matplotlib"))).containsExactlyInAnyOrder("matplotlib/mpl-data/fonts/afm/a.afm", "matplotlib/mpl-data/fonts/pdfcorefonts/b.afm", "matplotlib/mpl-data/sample_data/x.csv");
        assertThat(removed(plots("import matplotlib", "matplotlib.rcParams['pdf.use14corefonts'] = True"))).containsExactlyInAnyOrder("matplotlib/mpl-data/fonts/afm/a.afm", "matplotlib/mpl-data/sample_data/x.csv");
        assertThat(removed(plots("import matplotlib", "matplotlib.rc('ps', useafm=True)"))).containsExactlyInAnyOrder("matplotlib/mpl-data/fonts/pdfcorefonts/b.afm", "matplotlib/mpl-data/sample_data/x.csv");
    }

    @Test
    void keepsAllOfMatplotlibsDataWhereSettingsAreReadFromFilesOrNamesAreUnknown() {
        assertThat(removed(plots("import matplotlib").file("matplotlibrc", "ps.useafm: True"))).isEmpty();
        assertThat(removed(plots("import matplotlib", "matplotlib.rc(group, **options)"))).isEmpty();
        assertThat(removed(plots("from matplotlib.cbook import get_sample_data"))).isEmpty();
    }

    @Test
    void takesFamiliesOfFontsOnlyWhereTheUserSaysWhichAreUsed() {
        assertThat(removed(plots("import matplotlib").with(PythonSettings.USES, Set.of("font:STIX")))).contains("matplotlib/mpl-data/fonts/ttf/DejaVuSansMono-Bold.ttf", "matplotlib/mpl-data/fonts/ttf/DejaVuSerif.ttf")
                .doesNotContain("matplotlib/mpl-data/fonts/ttf/STIXGeneral.ttf", "matplotlib/mpl-data/fonts/ttf/DejaVuSans.ttf", "matplotlib/mpl-data/fonts/ttf/cmr10.ttf", "matplotlib/mpl-data/fonts/ttf/LICENSE_STIX");
    }

    @Test
    void asksEachFunctionForItself() {
        Fixture one = Fixture.folder("one").file("one.py", "import boto3\nboto3.client('s3')\n").file("botocore/data/s3/1/service-2.json", "{}").file("botocore/data/sqs/1/service-2.json", "{}");
        Fixture two = Fixture.folder("two").file("two.py", "import boto3\nboto3.client('sqs')\n");
        Fixture layer = Fixture.folder("layer").file("python/botocore/data/s3/1/service-2.json", "{}").file("python/botocore/data/sqs/1/service-2.json", "{}").file("python/botocore/data/ec2/1/service-2.json", "{}")
                .file("python/botocore/__init__.py", "");
        RuleHarness.of(new DataRule()).with(s -> s.with(SettingTable.HANDLER, Set.of("one.handler", "two.handler"), "test")).on(one).on(two).layer(layer).run()
                .removes("botocore/data/sqs/1/service-2.json", "python/botocore/data/ec2/1/service-2.json").keeps("botocore/data/s3/1/service-2.json", "python/botocore/data/sqs/1/service-2.json");
    }

    @Test
    void takesUntracedServicesThroughTheHarness() throws IOException {
        Path recording = Files.writeString(folder.resolve("r.json"), "{\"schema\":1,\"modules\":[\"app\"],\"files\":[\"botocore/data/s3/1/service-2.json\"]}");
        RuleHarness.of(new UntracedDataRule()).with(s -> s.with(SettingTable.HANDLER, Set.of("app.handler"), "test").with(SettingTable.TRACE, Set.of(recording.toString()), "test")
                        .with(SettingTable.TIER, Optional.of(Safety.TRACED), "test"))
                .on(Fixture.folder("fn").file("app.py", "import boto3\nboto3.client(x)\n").file("botocore/data/s3/1/service-2.json", "{}").file("botocore/data/sqs/1/service-2.json", "{}"))
                .run().removes("botocore/data/sqs/1/service-2.json").keeps("botocore/data/s3/1/service-2.json");
    }
}
