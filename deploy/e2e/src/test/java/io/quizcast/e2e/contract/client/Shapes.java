package io.quizcast.e2e.contract.client;

/** The JSON objects of the contract; fields with a plus are additions that clients ignore. */
public final class Shapes {
  public static final Shape MESSAGE = Shape.of("message:text");
  public static final Shape USER =
      Shape.of(
          "id:int username:text email:text profile_picture:text first_name:text last_name:text",
          "gender:text birth_date?:date games_played:int total_score:int highest_score:int",
          "wins_count:int total_prize_won:int language:text role:text profile_complete:bool",
          "email_verified:bool created_at:time updated_at:time");
  public static final Shape WEB_REFRESH =
      Shape.of("accessToken:text csrfToken:hex64 userId:int expiresIn:int tokenType:text");
  public static final Shape WEB_AUTH = WEB_REFRESH.with("user", USER);
  public static final Shape MOBILE_REFRESH =
      Shape.of("accessToken:text refreshToken:text userId:int expiresIn:int tokenType:text");
  public static final Shape MOBILE_AUTH = MOBILE_REFRESH.with("user", USER);
  public static final Shape SESSION =
      Shape.of(
          "id:int device_id:text ip_address:text user_agent:text created_at:time expires_at:time");
  public static final Shape SESSIONS = Shape.of("count:int").with("sessions[]", SESSION);
  public static final Shape TICKET = Shape.of("success:bool").with("data", Shape.of("ticket:text"));
  public static final Shape VERIFICATION =
      Shape.of(
          "email:text email_verified:bool can_send_code:bool cooldown_remaining_sec:int",
          "expires_at?:time attempts_left:int");

  public static final Shape QUIZ =
      Shape.of(
          "id:int title:text description?:text scheduled_time:time status:text",
          "question_count:int prize_fund:int finish_on_zero_players:bool",
          "question_source_mode:text created_at:time updated_at:time +allow_easier:bool",
          "+version:int +cancel_reason:text +reveal_ms:int");
  public static final Shape OPTION = Shape.of("id:int text:text");
  public static final Shape QUESTION =
      Shape.of(
              "id:int quiz_id:int text:text time_limit_sec:int point_value:int",
              "created_at:time updated_at:time +position:int")
          .with("options[]", OPTION);
  public static final Shape QUIZ_WITH_QUESTIONS = QUIZ.with("questions?[]", QUESTION);
  public static final Shape QUIZ_PAGE =
      Shape.of("total:int page:int size:int").with("quizzes[]", QUIZ);
  public static final Shape RESULT =
      Shape.of(
          "id:int user_id:int quiz_id:int username:text profile_picture?:text score:int",
          "correct_answers:int total_questions:int rank:int is_winner:bool prize_fund:int",
          "is_eliminated:bool eliminated_on_question?:int elimination_reason?:text",
          "completed_at:time +answer_time_ms:int");
  public static final Shape RESULT_PAGE =
      Shape.of("total:int page:int per_page:int").with("results[]", RESULT);
  public static final Shape WINNERS = Shape.of("total:int").with("winners[]", RESULT);
  public static final Shape HISTORY =
      Shape.of("total:int page:int page_size:int +per_page:int")
          .with("results[]", RESULT.and("profile_picture:text created_at:time updated_at:time"));
  public static final Shape LEADERBOARD =
      Shape.of("total:int page:int per_page:int +page_size:int")
          .with(
              "users[]",
              Shape.of(
                  "rank:int user_id:int username:text profile_picture:text wins_count:int",
                  "total_prize_won:int"));
  public static final Shape ASKED =
      Shape.of("question_order:int asked_at:time source:text")
          .with(
              "question",
              Shape.of(
                      "id:int quiz_id?:int text:text text_kk?:text correct_option:int",
                      "time_limit_sec:int point_value:int difficulty:int")
                  .with("options[]", OPTION)
                  .with("options_kk?[]", OPTION));
  public static final Shape AD =
      Shape.of(
          "id:int title:text media_type:text url:text thumbnail_url?:text duration_sec:int",
          "file_size_bytes?:int created_at:time updated_at:time");
  public static final Shape ADS = Shape.of("items:list").with("items[]", AD);
  public static final Shape SLOT =
      Shape.of(
              "id:int quiz_id:int question_after:int ad_asset_id:int is_active:bool",
              "created_at:time updated_at:time")
          .with("ad_asset?", AD);
  public static final Shape SLOTS = Shape.of("items:list").with("items[]", SLOT);
  public static final Shape POOL_STATS =
      Shape.of("total:int used:int available:int")
          .with("by_difficulty", Shape.of("1:int 2:int 3:int 4:int 5:int"));
  public static final Shape STATISTICS =
      Shape.of(
              "quiz_id:int total_participants:int total_winners:int total_eliminated:int",
              "avg_response_time_ms:number avg_correct_answers:number pool_questions_used:int",
              "avg_pass_rate:number")
          .with(
              "eliminations_by_question[]",
              Shape.of(
                  "question_number:int question_id:int difficulty:int eliminated_count:int",
                  "by_timeout:int by_wrong_answer:int avg_response_ms:number total_answers:int",
                  "pass_rate:number"))
          .with(
              "elimination_reasons",
              Shape.of("timeout:int wrong_answer:int disconnected:int other:int"))
          .with(
              "difficulty_distribution",
              Shape.of(
                  "difficulty_1:int difficulty_2:int difficulty_3:int difficulty_4:int",
                  "difficulty_5:int"));

  private Shapes() {}
}
